#include "widgets/incidents/DiagnosisView.h"

#include "models/tables/DiagnosisWords.h"
#include "models/tables/Format.h"
#include "widgets/common/Banner.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/Card.h"
#include "widgets/common/LineDelegate.h"
#include "widgets/common/LineTable.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/Progress.h"
#include "widgets/common/ScreenKeys.h"
#include "widgets/incidents/IncidentTones.h"
#include "widgets/incidents/StepFindingView.h"

#include <QApplication>
#include <QComboBox>
#include <QFileInfo>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ph {

namespace {

constexpr std::int64_t lookBackHours[] = {1, 6, 24, 72, 168};
constexpr int usualLookBack = 2;

/// What explains it, or why nothing does.
QString headlineText(const QList<StepFinding>& steps, const QHash<QString, JudgedStep>& judged)
{
    if (const int first = firstExplaining(steps, judged); first >= 0) {
        const auto& step = steps.at(first);
        const auto word = judged.constFind(step.step.id);
        return DiagnosisView::tr("Step %1 is the first that explains it: %2")
            .arg(first + 1)
            .arg(word != judged.cend() ? judgedWordText(word->said)
                                       : QStringLiteral("%1 – %2").arg(stepTitleText(step.step),
                                                                       stepVerdictText(step.verdict)));
    }
    const auto blind = std::count_if(steps.begin(), steps.end(), [](const StepFinding& step) {
        return step.verdict == StepVerdict::NoData;
    });
    return blind == 0 ? DiagnosisView::tr("No step explains it.")
                      : DiagnosisView::tr("No step explains it; of %Ln step(s) there is no data.", nullptr,
                                          int(blind));
}

} // namespace

DiagnosisView::DiagnosisView(Clock clock, QWidget* parent)
    : QWidget(parent)
    , clock_(std::move(clock))
    , steps_(new DiagnosisStepModel(this, clock_))
{
    build();
    connect(run_, &QPushButton::clicked, this, &DiagnosisView::runRequested);
    connect(cancel_, &QPushButton::clicked, this, &DiagnosisView::cancelRequested);
    connect(policy_, &QPushButton::clicked, this, [this] {
        act(policyFile_.isEmpty() ? QStringLiteral("anotherPolicy") : QStringLiteral("usualSteps"));
    });
    connect(lookBack_, &QComboBox::currentIndexChanged, this, &DiagnosisView::runRequested);
    connect(state_, &StateView::actionTriggered, this, &DiagnosisView::act);
    connect(banner_, &Banner::actionTriggered, this, &DiagnosisView::act);
    connect(step_, &StepFindingView::judgeRequested, this, &DiagnosisView::judgeRequested);
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &DiagnosisView::showChosenStep);
    const std::pair<QKeySequence, IncidentJudged::Word> keys[] = {
        {keysOf(ScreenKey::ConfirmStep), IncidentJudged::Word::Confirmed},
        {keysOf(ScreenKey::OverruleStep), IncidentJudged::Word::Overruled}};
    for (const auto& [sequence, word] : keys) {
        auto* shortcut = new QShortcut(sequence, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, word = word] {
            if (chosenStep() && incident_->state != IncidentState::Closed && access_ == IncidentAccess::Whole)
                Q_EMIT judgeRequested(word);
        });
    }
    showPhase();
}

// The model goes before its view, which then says that nothing is chosen any more.
DiagnosisView::~DiagnosisView()
{
    disconnect(table_->selectionModel(), nullptr, this, nullptr);
}

QLayout* DiagnosisView::buildTop()
{
    headline_ = new PlainLabel;
    headline_->setObjectName(QStringLiteral("diagnosisHeadline"));
    headline_->setTextSize(TextSize::Body, TextWeight::Bold);
    about_ = new PlainLabel;
    about_->setObjectName(QStringLiteral("diagnosisAbout"));
    about_->setRole(PlainLabel::Role::Faint);
    about_->setTextSize(TextSize::Small);
    lookBack_ = new QComboBox;
    lookBack_->setObjectName(QStringLiteral("diagnosisLookBack"));
    lookBack_->setAccessibleName(tr("How long before it began, at most"));
    lookBack_->setToolTip(lookBack_->accessibleName());
    for (const auto hours : lookBackHours)
        lookBack_->addItem(tr("%1 before", "%1: 6 h").arg(formatDuration(hours * 3'600'000)),
                           qint64(hours * 3'600'000));
    lookBack_->setCurrentIndex(usualLookBack);
    policy_ = makeButton(QStringLiteral("diagnosisPolicy"), tr("Steps of a policy…"));
    policy_->setToolTip(tr("Go through the steps of another policy than the environment's"));
    run_ = makeButton(QStringLiteral("diagnosisRun"), tr("Run again"));
    cancel_ = makeButton(QStringLiteral("diagnosisCancel"), tr("Cancel"));
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(headline_);
    words->addWidget(about_);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(space::l, space::s, space::l, space::s);
    top->setSpacing(space::s);
    top->addLayout(words, 1);
    for (QWidget* part : std::initializer_list<QWidget*>{lookBack_, policy_, run_, cancel_})
        top->addWidget(part);
    return top;
}

void DiagnosisView::build()
{
    setObjectName(QStringLiteral("diagnosisView"));
    progress_ = new ProgressLine;
    banner_ = new Banner;
    banner_->setObjectName(QStringLiteral("diagnosisBanner"));
    table_ = new LineTable(QStringLiteral("diagnosisSteps"), tr("Steps of the diagnosis"));
    table_->setModel(steps_);
    auto* delegate = new LineDelegate(table_);
    delegate->setBadgeColumn(DiagnosisStepModel::Verdict, [](const QModelIndex& index) {
        return stepVerdictTone(StepVerdict(index.data(DiagnosisStepModel::VerdictRole).toInt()));
    });
    delegate->setMainColumn(DiagnosisStepModel::Step);
    delegate->setMutedColumns({DiagnosisStepModel::Order, DiagnosisStepModel::Seen});
    table_->setItemDelegate(delegate);
    table_->setUniformRowHeights(true);
    table_->setAllColumnsShowFocus(true);
    table_->setColumns({28, 0, 108, 156, 104});
    step_ = new StepFindingView(clock_);
    auto* split = new QSplitter(Qt::Vertical);
    split->setChildrenCollapsible(false);
    split->addWidget(belowTitle(table_));
    split->addWidget(step_);
    split->setStretchFactor(1, 1);
    split->setSizes({6 * height::row + space::xs, 260}); // all usual steps, and their header
    state_ = new StateView;
    state_->setObjectName(QStringLiteral("diagnosisState"));
    stack_ = new QStackedWidget;
    stack_->addWidget(state_);
    stack_->addWidget(split);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(buildTop());
    column->addWidget(progress_);
    column->addWidget(banner_);
    column->addWidget(stack_, 1);
    setFocusProxy(table_);
}

void DiagnosisView::showIncident(const Incident& incident, const QList<IncidentEntry>& entries)
{
    const bool isAnother = !incident_ || incident_->id != incident.id;
    // The same one, of which is known better when it began and whom it hurts, is another question.
    const bool isAskedAnew = isAnother || beganMs(*incident_) != beganMs(incident) ||
                             !(scopeOfIncident(*incident_) == scopeOfIncident(incident));
    incident_ = incident;
    entries_ = entries;
    if (isAnother) {
        reading_.reset();
        shown_.reset();
        steps_->apply(QList<DiagnosisStepRow>());
        policyFile_.clear();
    }
    if (isAskedAnew) {
        banner_->clear();
        phase_ = Phase::Wanted;
    }
    showSteps();
    showPhase();
    askIfSeen();
}

void DiagnosisView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    askIfSeen();
}

void DiagnosisView::askIfSeen()
{
    if (phase_ != Phase::Wanted || !isVisible())
        return;
    Q_EMIT runRequested();
}

void DiagnosisView::showRunning(const QString& what, qint64 done, qint64 total)
{
    phase_ = Phase::Running;
    about_->setText(what);
    progress_->setProgress(done, total);
    showPhase();
}

void DiagnosisView::showReading(const DiagnosisReading& reading)
{
    reading_ = reading;
    phase_ = Phase::Idle;
    QStringList notes = reading.notes;
    if (incident_ && incident_->onsetMs == noTime)
        notes.prepend(tr("When it began is not known: the time around its opening is looked at."));
    if (notes.isEmpty())
        banner_->clear();
    else
        banner_->showMessage(
            {.tone = Tone::Warning, .text = notes.constFirst(), .details = notes.mid(1).join(u'\n')});
    showSteps();
    showPhase();
}

void DiagnosisView::showError(const Error& error)
{
    phase_ = Phase::Idle;
    const bool isCancelled = error.kind == ErrorKind::Cancelled;
    if (reading_ && !isCancelled)
        banner_->showError(error);
    else if (!reading_)
        state_->setContent(isCancelled ? StateContent{.kind = StateContent::Kind::Empty,
                                                      .icon = QStringLiteral("view-history"),
                                                      .title = tr("The diagnosis was cancelled"),
                                                      .text = tr("Nothing is known of its steps."),
                                                      .actions = {{QStringLiteral("retry"), tr("Run again")}}}
                                       : stateForError(error));
    if (!policyFile_.isEmpty() && !isCancelled)
        banner_->showMessage(
            {.tone = Tone::Bad,
             .text = tr("The steps of this policy cannot be gone through: %1").arg(policyFile_),
             .details = error.detail,
             .actions = {{QStringLiteral("usualSteps"), tr("Steps of the environment")}},
             .help = QStringLiteral("incidents#diagnosis")});
    showPhase();
}

void DiagnosisView::showSteps()
{
    if (!reading_)
        return;
    const auto judged = judgedSteps(entries_);
    const auto& found = reading_->report.steps;
    const int explains = firstExplaining(found, judged);
    QList<DiagnosisStepRow> rows;
    rows.reserve(found.size());
    for (int i = 0; i < int(found.size()); ++i) {
        const auto word = judged.constFind(found.at(i).step.id);
        rows.append({i + 1, found.at(i), word == judged.cend() ? std::nullopt : std::optional(*word),
                     i == explains ? DiagnosisStepRow::Part::Explains : DiagnosisStepRow::Part::Ordinary});
    }
    const bool wasEmpty = steps_->rowCount() == 0;
    steps_->apply(rows);
    headline_->setText(headlineText(found, judged));
    if (rows.isEmpty())
        state_->setContent({.kind = StateContent::Kind::Empty,
                            .icon = QStringLiteral("view-history"),
                            .title = tr("The checklist has no steps"),
                            .text = tr("The policy of this environment replaces the usual steps by none."),
                            .actions = {{QStringLiteral("anotherPolicy"), tr("Steps of a policy…")}}});
    else if (wasEmpty)
        table_->setCurrentIndex(steps_->index(std::max(0, explains), 0));
    showChosenStep();
}

void DiagnosisView::showPhase()
{
    const bool isRunning = phase_ == Phase::Running;
    run_->setVisible(!isRunning);
    run_->setEnabled(incident_.has_value());
    cancel_->setVisible(isRunning);
    policy_->setText(policyFile_.isEmpty() ? tr("Steps of a policy…") : tr("Steps of the environment"));
    if (!isRunning)
        progress_->finish();
    if (!reading_ && phase_ != Phase::Idle)
        state_->setContent({.kind = StateContent::Kind::Loading, .title = tr("Looking step by step…")});
    headline_->setVisible(reading_.has_value());
    if (reading_ && !isRunning) {
        const auto from =
            reading_->policyFile.isEmpty()
                ? tr("The usual steps")
                : tr("Steps of %1", "%1: a policy").arg(QFileInfo(reading_->policyFile).fileName());
        about_->setText(tr("%1 · from what was cached · looked at %2", "%2: 5 min ago")
                            .arg(from, formatSeenAge(reading_->report.question.nowMs, toMs(clock_()))));
        about_->setToolTip(reading_->policyFile);
    } else if (!isRunning)
        about_->setText({});
    stack_->setCurrentIndex(steps_->rowCount() > 0 ? 1 : 0);
}

std::optional<StepFinding> DiagnosisView::chosenStep() const
{
    const auto chosen = table_->selectionModel()->selectedRows();
    return chosen.isEmpty() ? std::nullopt : std::optional(steps_->at(chosen.first().row()).finding);
}

void DiagnosisView::showChosenStep()
{
    const auto chosen = table_->selectionModel()->selectedRows();
    if (chosen.isEmpty() || !reading_) {
        shown_.reset();
        return step_->showNone();
    }
    const auto& row = steps_->at(chosen.first().row());
    const auto shown = std::pair(row, incident_->state);
    if (shown_ == shown)
        return; // what somebody marks in it stays marked
    shown_ = shown;
    step_->showStep(row.finding, reading_->table, row.judged,
                    access_ == IncidentAccess::ReadOnly         ? StepFindingView::Judging::ReadOnly
                    : incident_->state == IncidentState::Closed ? StepFindingView::Judging::Closed
                                                                : StepFindingView::Judging::Allowed);
}

void DiagnosisView::setAccess(IncidentAccess access)
{
    access_ = access;
    // What was found is of another place.
    incident_.reset();
    reading_.reset();
    shown_.reset();
    steps_->apply(QList<DiagnosisStepRow>());
    showPhase();
}

void DiagnosisView::act(const QString& id)
{
    if (id == QLatin1String("anotherPolicy"))
        Q_EMIT policyRequested();
    else if (id == QLatin1String("usualSteps"))
        choosePolicy({});
    else
        Q_EMIT runRequested();
}

void DiagnosisView::choosePolicy(const QString& file)
{
    policyFile_ = file;
    Q_EMIT runRequested();
}

void DiagnosisView::setLookBack(std::int64_t ms)
{
    const QSignalBlocker quiet(lookBack_);
    if (const int index = lookBack_->findData(QVariant::fromValue(ms)); index >= 0)
        lookBack_->setCurrentIndex(index);
}

std::int64_t DiagnosisView::lookBackMs() const
{
    return lookBack_->currentData().toLongLong();
}

void DiagnosisView::refreshAges()
{
    steps_->refreshAges();
    showPhase();
    if (const auto* focus = QApplication::focusWidget(); !focus || !step_->isAncestorOf(focus)) {
        shown_.reset();
        showChosenStep();
    }
}

} // namespace ph
