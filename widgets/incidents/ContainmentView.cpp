#include "widgets/incidents/ContainmentView.h"

#include "models/tables/ContainmentWords.h"
#include "models/tables/Format.h"
#include "widgets/common/Banner.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/Card.h"
#include "widgets/common/LineDelegate.h"
#include "widgets/common/LineTable.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/ScreenKeys.h"
#include "widgets/common/StateView.h"
#include "widgets/incidents/ContainmentOptionView.h"
#include "widgets/incidents/IncidentTones.h"

#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ph {

ContainmentView::ContainmentView(Clock clock, QWidget* parent)
    : QWidget(parent)
    , clock_(std::move(clock))
    , options_(new ContainmentOptionModel(this))
{
    build();
    connect(again_, &QPushButton::clicked, this, &ContainmentView::askAgain);
    connect(state_, &StateView::actionTriggered, this, [this] { Q_EMIT optionsRequested(); });
    connect(option_, &ContainmentOptionView::takeRequested, this, &ContainmentView::takeRequested);
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ContainmentView::showChosen);
    auto* shortcut = new QShortcut(keysOf(ScreenKey::TakeStep), this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, [this] {
        const auto option = chosenOption();
        if (option && option->act.how != ContainmentAct::How::None &&
            incident_->state != IncidentState::Closed)
            Q_EMIT takeRequested();
    });
    showState();
}

// The model goes before its view, which then says that nothing is chosen any more.
ContainmentView::~ContainmentView()
{
    disconnect(table_->selectionModel(), nullptr, this, nullptr);
}

void ContainmentView::build()
{
    setObjectName(QStringLiteral("containmentView"));
    about_ = noteText(QStringLiteral("containmentAbout"));
    done_ = bodyText(QStringLiteral("containmentDone"));
    again_ = makeButton(QStringLiteral("containmentAgain"), tr("Look again"));
    auto* words = new QVBoxLayout;
    words->setSpacing(space::xs);
    words->addWidget(about_);
    words->addWidget(done_);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(space::l, space::s, space::l, space::s);
    top->setSpacing(space::s);
    top->addLayout(words, 1);
    top->addWidget(again_, 0, Qt::AlignTop);
    banner_ = new Banner;
    banner_->setObjectName(QStringLiteral("containmentBanner"));
    table_ = new LineTable(QStringLiteral("containmentOptions"), tr("Ways to limit the harm"));
    table_->setModel(options_);
    auto* delegate = new LineDelegate(table_);
    delegate->setBadgeColumn(ContainmentOptionModel::Standing, [](const QModelIndex& index) {
        return containmentTone(
            ContainmentOption::Standing(index.data(ContainmentOptionModel::StandingRole).toInt()));
    });
    delegate->setMainColumn(ContainmentOptionModel::Way);
    delegate->setMutedColumns({ContainmentOptionModel::Order});
    table_->setItemDelegate(delegate);
    table_->setUniformRowHeights(true);
    table_->setAllColumnsShowFocus(true);
    table_->setColumns({28, 0, 136, 116, 96, 116, 100});
    option_ = new ContainmentOptionView;
    auto* split = new QSplitter(Qt::Vertical);
    split->setChildrenCollapsible(false);
    split->addWidget(belowTitle(table_));
    split->addWidget(option_);
    split->setStretchFactor(1, 1);
    split->setSizes({7 * height::row + space::xs, 240}); // a line of each kind, and their header
    state_ = new StateView;
    state_->setObjectName(QStringLiteral("containmentState"));
    stack_ = new QStackedWidget;
    stack_->addWidget(state_);
    stack_->addWidget(split);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(banner_);
    column->addWidget(stack_, 1);
    setFocusProxy(table_);
}

void ContainmentView::showIncident(const Incident& incident)
{
    const bool isAnother = !incident_ || incident_->id != incident.id;
    const bool isAskedAnew = isAnother || *incident_ != incident;
    incident_ = incident;
    if (isAnother) {
        reading_.reset();
        options_->apply(QList<ContainmentOptionRow>());
        banner_->clear();
        looking_ = Looking::No;
        unseen_.clear();
    }
    if (isAskedAnew)
        phase_ = Phase::Wanted;
    showDone();
    showState();
    showChosen();
    askIfSeen();
    if (isAnother && hasAwaited(incident))
        Q_EMIT lookRequested();
}

void ContainmentView::askAgain()
{
    Q_EMIT optionsRequested();
    if (incident_ && hasAwaited(*incident_) && looking_ == Looking::No)
        Q_EMIT lookRequested();
}

void ContainmentView::showLooking()
{
    looking_ = Looking::UnderWay;
    unseen_.clear();
    showDone();
}

void ContainmentView::showLooked(const QStringList& unseen)
{
    looking_ = Looking::No;
    unseen_ = unseen;
    showDone();
}

void ContainmentView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    askIfSeen();
}

void ContainmentView::askIfSeen()
{
    if (phase_ == Phase::Wanted && isVisible())
        Q_EMIT optionsRequested();
}

void ContainmentView::showLoading()
{
    phase_ = Phase::Loading;
    showState();
}

void ContainmentView::showReading(const ContainmentReading& reading)
{
    reading_ = reading;
    phase_ = Phase::Idle;
    if (reading.unknown.isEmpty())
        banner_->clear();
    else
        banner_->showMessage({.tone = Tone::Warning,
                              .text = reading.unknown.constFirst(),
                              .details = reading.unknown.mid(1).join(u'\n')});
    QList<ContainmentOptionRow> rows;
    rows.reserve(reading.options.size());
    for (const auto& option : reading.options)
        rows.append({int(rows.size()) + 1, option});
    const bool wasEmpty = options_->rowCount() == 0;
    options_->apply(rows);
    if (wasEmpty && !rows.isEmpty())
        table_->setCurrentIndex(options_->index(0, 0));
    showState();
    showChosen();
}

void ContainmentView::showError(const Error& error)
{
    phase_ = Phase::Idle;
    if (reading_)
        banner_->showError(error);
    else
        state_->setContent(stateForError(error));
    showState();
}

void ContainmentView::showDone()
{
    QStringList lines;
    if (incident_) {
        for (const auto& record : incident_->containment)
            lines << containmentRecordText(record, toMs(clock_()));
    }
    if (looking_ == Looking::UnderWay)
        lines << tr("Looking whether it was done…");
    for (const auto& text : unseen_)
        lines << tr("Could not be looked at: %1", "an act that was asked for, and why").arg(text);
    done_->setText(lines.join(u'\n'));
    done_->setVisible(!lines.isEmpty());
}

void ContainmentView::showState()
{
    again_->setEnabled(incident_ && phase_ != Phase::Loading);
    if (!reading_ && phase_ != Phase::Idle)
        state_->setContent(
            {.kind = StateContent::Kind::Loading, .title = tr("Looking for what can be done…")});
    about_->setText(reading_
                        ? tr("From what was cached, %1. Nothing is sent before you say so.", "%1: 5 min ago")
                              .arg(formatSeenAge(reading_->atMs, toMs(clock_())))
                        : QString());
    stack_->setCurrentIndex(options_->rowCount() > 0 ? 1 : 0);
}

std::optional<ContainmentOption> ContainmentView::chosenOption() const
{
    const auto chosen = table_->selectionModel()->selectedRows();
    return chosen.isEmpty() ? std::nullopt : std::optional(options_->at(chosen.first().row()).option);
}

void ContainmentView::showChosen()
{
    const auto option = chosenOption();
    if (!option)
        return option_->showNone();
    option_->showOption(*option,
                        incident_ && incident_->state != IncidentState::Closed
                            ? ContainmentOptionView::Taking::Allowed
                            : ContainmentOptionView::Taking::Closed,
                        toMs(clock_()));
}

void ContainmentView::refreshAges()
{
    showDone();
    showState();
    showChosen();
}

} // namespace ph
