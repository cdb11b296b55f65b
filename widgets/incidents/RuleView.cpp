#include "widgets/incidents/RuleView.h"

#include "models/tables/Format.h"
#include "models/tables/RuleWords.h"
#include "widgets/common/Badge.h"
#include "widgets/common/Banner.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/Card.h"
#include "widgets/common/LineDelegate.h"
#include "widgets/common/LineTable.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/Progress.h"
#include "widgets/incidents/DiffEdit.h"
#include "widgets/incidents/IncidentTones.h"
#include "widgets/incidents/RuleTextPane.h"

#include <QComboBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ph {

namespace {

constexpr std::int64_t historyDays[] = {7, 30, 90, 365};
constexpr int usualHistory = 2;

/// What somebody who writes one by hand begins with.
constexpr const char* ruleExample =
    "# kind: checklist-line, gate (tier, gate), threshold (tier, metric)\n"
    "# or contract-clause (tier, gate, column, clause)\n"
    "kind: checklist-line\n"
    "step: data-freshness\n"
    "check: {id: my-check, kind: happened, items: [freshness], found: bad, before: 6h}\n";

} // namespace

RuleView::RuleView(QWidget* parent)
    : QWidget(parent)
    , proposals_(new RuleProposalModel(this))
{
    build();
    connect(again_, &QPushButton::clicked, this, &RuleView::proposalsRequested);
    connect(cancel_, &QPushButton::clicked, this, &RuleView::cancelRequested);
    connect(history_, &QComboBox::currentIndexChanged, this, &RuleView::proposalsRequested);
    connect(policy_, &QPushButton::clicked, this, [this] {
        if (policyFile_.isEmpty())
            Q_EMIT policyRequested();
        else
            choosePolicy({});
    });
    connect(state_, &StateView::actionTriggered, this, &RuleView::takeAction);
    connect(banner_, &Banner::actionTriggered, this, &RuleView::takeAction);
    connect(text_, &RuleTextPane::tryRequested, this, &RuleView::tryRequested);
    connect(text_, &RuleTextPane::textTouched, this, [this] {
        attempt_.reset();
        showStanding();
    });
    const std::pair<QPushButton*, RuleAct> acts[] = {
        {write_, RuleAct::Write}, {close_, RuleAct::CloseWith}, {without_, RuleAct::CloseWithout}};
    for (const auto& [button, act] : acts)
        connect(button, &QPushButton::clicked, this, [this, act = act] { Q_EMIT actRequested(act); });
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RuleView::showChosen);
    showStanding();
    showPhase();
}

// The model goes before its view, which then says that nothing is chosen any more.
RuleView::~RuleView()
{
    disconnect(table_->selectionModel(), nullptr, this, nullptr);
}

QLayout* RuleView::buildTop()
{
    headline_ = new PlainLabel(tr("The rule that would have caught it"));
    headline_->setTextSize(TextSize::Body, TextWeight::Bold);
    about_ = new PlainLabel;
    about_->setObjectName(QStringLiteral("ruleAbout"));
    about_->setRole(PlainLabel::Role::Faint);
    about_->setTextSize(TextSize::Small);
    history_ = new QComboBox;
    history_->setObjectName(QStringLiteral("ruleHistory"));
    history_->setAccessibleName(tr("How much of what is cached it is tried on"));
    history_->setToolTip(history_->accessibleName());
    for (const auto days : historyDays)
        history_->addItem(tr("%Ln day(s) of history", nullptr, int(days)), qint64(days * 86'400'000));
    history_->setCurrentIndex(usualHistory);
    again_ = makeButton(QStringLiteral("ruleAgain"), tr("Propose again"));
    cancel_ = makeButton(QStringLiteral("ruleCancel"), tr("Cancel"));
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(headline_);
    words->addWidget(about_);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(space::l, space::s, space::l, space::s);
    top->setSpacing(space::s);
    top->addLayout(words, 1);
    for (QWidget* part : std::initializer_list<QWidget*>{history_, again_, cancel_})
        top->addWidget(part);
    return top;
}

QWidget* RuleView::buildProposals()
{
    table_ = new LineTable(QStringLiteral("ruleProposals"), tr("Rules that the incident suggests"));
    table_->setModel(proposals_);
    auto* delegate = new LineDelegate(table_);
    delegate->setBadgeColumn(RuleProposalModel::Verdict, [](const QModelIndex& index) {
        return trialVerdictTone(RuleTrial::Verdict(index.data(RuleProposalModel::VerdictRole).toInt()));
    });
    delegate->setMainColumn(RuleProposalModel::Place);
    delegate->setMutedColumns({RuleProposalModel::Suspect});
    table_->setItemDelegate(delegate);
    table_->setUniformRowHeights(true);
    table_->setAllColumnsShowFocus(true);
    table_->setColumns({0, 0, 88, 176, 108});
    return belowTitle(table_);
}

QWidget* RuleView::buildTrial()
{
    verdict_ = new Badge;
    verdict_->setObjectName(QStringLiteral("ruleVerdict"));
    trial_ = bodyText(QStringLiteral("ruleTrial"));
    file_ = noteText(QStringLiteral("rulePolicyFile"));
    diff_ = new DiffEdit(QStringLiteral("ruleDiff"), tr("What changes in the policy"));
    diff_->setFrameShape(QFrame::NoFrame);
    diff_->setProperty("bare", true);
    auto* pane = new QWidget;
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(space::l, space::s, space::l, 0);
    column->setSpacing(space::s);
    auto* line = new QHBoxLayout;
    line->addWidget(verdict_);
    line->addStretch(1);
    column->addLayout(line);
    column->addWidget(trial_);
    column->addWidget(file_);
    column->addWidget(diff_, 1);
    return pane;
}

QLayout* RuleView::buildActs()
{
    why_ = noteText(QStringLiteral("ruleWhyNot"));
    policy_ = makeButton(QStringLiteral("rulePolicy"), tr("Another policy…"));
    without_ = makeButton(QStringLiteral("ruleCloseWithout"), tr("Close without a rule…"));
    write_ = makeButton(QStringLiteral("ruleWrite"), tr("Write into policy file…"));
    close_ = makeButton(QStringLiteral("ruleClose"), tr("Close incident…"), ButtonKind::Primary);
    auto* acts = new QHBoxLayout;
    acts->setContentsMargins(space::l, space::s, space::l, space::s);
    acts->setSpacing(space::s);
    acts->addWidget(why_, 1);
    for (auto* button : {policy_, without_, write_, close_})
        acts->addWidget(button);
    return acts;
}

void RuleView::build()
{
    setObjectName(QStringLiteral("ruleView"));
    progress_ = new ProgressLine;
    banner_ = new Banner;
    banner_->setObjectName(QStringLiteral("ruleBanner"));
    text_ = new RuleTextPane;
    auto* lower = new QSplitter(Qt::Horizontal);
    lower->setChildrenCollapsible(false);
    lower->addWidget(text_);
    lower->addWidget(buildTrial());
    lower->setSizes({400, 400});
    auto* split = new QSplitter(Qt::Vertical);
    split->setChildrenCollapsible(false);
    split->addWidget(buildProposals());
    split->addWidget(lower);
    split->setStretchFactor(1, 1);
    split->setSizes({5 * height::row, 280});
    state_ = new StateView;
    state_->setObjectName(QStringLiteral("ruleState"));
    stack_ = new QStackedWidget;
    stack_->addWidget(state_);
    stack_->addWidget(split);
    auto* line = new QFrame;
    line->setProperty("line", true);
    line->setFixedHeight(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(buildTop());
    column->addWidget(progress_);
    column->addWidget(banner_);
    column->addWidget(stack_, 1);
    column->addWidget(line);
    column->addLayout(buildActs());
}

void RuleView::showIncident(const Incident& incident)
{
    const bool isAnother = !incident_ || incident_->id != incident.id;
    if (isAnother) {
        if (incident_)
            drafts_.insert(incident_->id, text_->text());
        incident_ = incident;
        proposals_->apply(QList<RuleProposal>());
        text_->clearText();
        text_->setText(drafts_.value(incident.id));
        attempt_.reset();
        policyFile_.clear();
        banner_->clear();
        stack_->setCurrentIndex(text_->text().isEmpty() ? 0 : 1);
    }
    // The same one, of which is known better when it began and ended and whom it hurts, is another question.
    if (isAnother || beganMs(*incident_) != beganMs(incident) || incident_->endedMs != incident.endedMs ||
        !(scopeOfIncident(*incident_) == scopeOfIncident(incident)))
        phase_ = Phase::Wanted;
    incident_ = incident;
    showStanding();
    showPhase();
    askIfSeen();
}

void RuleView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    askIfSeen();
}

void RuleView::askIfSeen()
{
    if (phase_ == Phase::Wanted && isVisible())
        Q_EMIT proposalsRequested();
}

void RuleView::showRunning(const QString& what, qint64 done, qint64 total)
{
    phase_ = Phase::Running;
    about_->setText(what);
    progress_->setProgress(done, total);
    showPhase();
}

void RuleView::showPhase()
{
    const bool isRunning = phase_ == Phase::Running;
    again_->setVisible(!isRunning);
    cancel_->setVisible(isRunning);
    if (!isRunning)
        progress_->finish();
    if (phase_ != Phase::Idle && proposals_->rowCount() == 0 && text_->text().isEmpty()) {
        state_->setContent({.kind = StateContent::Kind::Loading,
                            .title = tr("Looking for rules that would have caught it…")});
        stack_->setCurrentIndex(0);
    }
}

void RuleView::showProposals(const QList<RuleProposal>& proposals, const QStringList& notes)
{
    phase_ = Phase::Idle;
    proposals_->apply(proposals);
    about_->setText(tr("%Ln rule(s) suggested by what was cached", nullptr, int(proposals.size())));
    if (notes.isEmpty())
        banner_->clear();
    else
        banner_->showMessage(
            {.tone = Tone::Warning, .text = notes.constFirst(), .details = notes.mid(1).join(u'\n')});
    if (!proposals.isEmpty() || !text_->text().isEmpty())
        stack_->setCurrentIndex(1);
    else
        state_->setContent({.kind = StateContent::Kind::Empty,
                            .icon = QStringLiteral("document-edit"),
                            .title = tr("Nothing that is cached suggests a rule"),
                            .text = tr("Write one yourself and see how it would have done, or close without "
                                       "one and say why."),
                            .actions = {{QStringLiteral("writeRule"), tr("Write a rule")}}});
    if (!proposals.isEmpty() && text_->text().isEmpty())
        table_->setCurrentIndex(proposals_->index(0, 0));
    else if (!text_->text().isEmpty())
        retry(); // on another history, or what came meanwhile
    showPhase();
}

void RuleView::showError(const Error& error)
{
    phase_ = Phase::Idle;
    about_->setText({});
    const bool isCancelled = error.kind == ErrorKind::Cancelled;
    if (stack_->currentIndex() == 1 && !isCancelled)
        banner_->showError(error);
    else if (isCancelled)
        state_->setContent({.kind = StateContent::Kind::Empty,
                            .icon = QStringLiteral("document-edit"),
                            .title = tr("The search for rules was cancelled"),
                            .text = tr("Look again, or write one yourself."),
                            .actions = {{QStringLiteral("retry"), tr("Propose again")},
                                        {QStringLiteral("writeRule"), tr("Write a rule")}}});
    else
        state_->setContent(stateForError(error));
    showPhase();
}

void RuleView::showChosen()
{
    const auto chosen = table_->selectionModel()->selectedRows();
    if (!chosen.isEmpty())
        text_->setText(proposals_->at(chosen.first().row()).yaml);
}

void RuleView::showAttempt(const RuleAttempt& attempt)
{
    if (attempt.yaml != text_->text())
        return;
    attempt_ = attempt;
    text_->showProblems(attempt.problems);
    showStanding();
}

void RuleView::showTrouble(const Error& error)
{
    if (error.kind != ErrorKind::Cancelled)
        banner_->showError(error);
}

void RuleView::showStanding()
{
    const bool hasText = !text_->text().trimmed().isEmpty();
    const auto* trial = attempt_ && attempt_->trial ? &*attempt_->trial : nullptr;
    if (!attempt_)
        verdict_->setBadge(hasText ? tr("Trying…") : tr("No rule is chosen"), Tone::Neutral);
    else if (!trial)
        verdict_->setBadge(tr("%Ln mistake(s)", nullptr, int(attempt_->problems.size())), Tone::Bad);
    else
        verdict_->setBadge(trialVerdictText(trial->verdict), trialVerdictTone(trial->verdict));
    trial_->setText(trial ? trialLines(*trial).join(u'\n') : QString());
    if (attempt_ && trial) {
        file_->setText(attempt_->policyError
                           ? tr("It cannot be written into the policy: %1").arg(attempt_->policyError->detail)
                       : attempt_->isWritten() ? tr("%1 says so already.").arg(attempt_->policyFile)
                                               : tr("Changes of %1:").arg(attempt_->policyFile));
        diff_->showLines(attempt_->diff);
    } else {
        file_->clear();
        diff_->showLines({});
    }
    policy_->setText(policyFile_.isEmpty() ? tr("Another policy…") : tr("Policy of the environment"));
    const bool fits = trial && !attempt_->policyError;
    const auto state = incident_ ? incident_->state : IncidentState::Open;
    const bool hasEnded = state == IncidentState::Ended;
    write_->setEnabled(fits && !attempt_->isWritten());
    close_->setEnabled(fits && hasEnded);
    without_->setEnabled(hasEnded);
    const bool isReadOnly = access_ == IncidentAccess::ReadOnly;
    for (auto* button : {write_, close_, without_})
        button->setVisible(!isReadOnly);
    why_->setText(isReadOnly ? tr("A pack is only read: a rule that does well here is written where the "
                                  "incident is kept.")
                  : state == IncidentState::Closed ? tr("Closed. %1").arg(incident_->trial)
                  : !hasEnded ? tr("It goes on: say first that it ended, then it can be closed.")
                              : QString());
    why_->setToolTip(state == IncidentState::Closed ? incident_->rule : QString());
}

void RuleView::takeAction(const QString& id)
{
    if (id != QLatin1String("writeRule")) {
        banner_->clear();
        Q_EMIT proposalsRequested();
        return;
    }
    stack_->setCurrentIndex(1);
    text_->setText(ruleExample);
    text_->setFocus();
}

void RuleView::choosePolicy(const QString& file)
{
    policyFile_ = file;
    showStanding();
    retry();
}

void RuleView::setAccess(IncidentAccess access)
{
    if (incident_)
        drafts_.insert(incident_->id, text_->text());
    access_ = access;
    incident_.reset(); // what was found is of another place
    attempt_.reset();
    proposals_->apply(QList<RuleProposal>());
    text_->clearText();
    showStanding();
}

void RuleView::retry()
{
    if (text_->text().trimmed().isEmpty())
        return;
    attempt_.reset();
    showStanding();
    Q_EMIT tryRequested(text_->text());
}

std::int64_t RuleView::historyMs() const
{
    return history_->currentData().toLongLong();
}

QByteArray RuleView::text() const
{
    return text_->text();
}

} // namespace ph
