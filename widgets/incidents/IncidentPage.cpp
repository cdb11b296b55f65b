#include "widgets/incidents/IncidentPage.h"

#include "models/tables/Format.h"
#include "models/tables/IncidentWords.h"
#include "models/tables/TimelineWords.h"
#include "models/values/PlaceLink.h"
#include "widgets/common/Badge.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/Card.h"
#include "widgets/common/CopyLink.h"
#include "widgets/common/LineDelegate.h"
#include "widgets/common/LineTable.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/StateView.h"
#include "widgets/common/TimeColumn.h"
#include "widgets/incidents/ContainmentView.h"
#include "widgets/incidents/DiagnosisView.h"
#include "widgets/incidents/IncidentTones.h"
#include "widgets/incidents/LogsView.h"
#include "widgets/incidents/PostmortemView.h"
#include "widgets/incidents/RuleView.h"
#include "widgets/incidents/TimelineItemDetail.h"

#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ph {

IncidentPage::IncidentPage(Clock clock, QWidget* parent)
    : QWidget(parent)
    , clock_(std::move(clock))
    , suspects_(new SuspectModel(this, clock_))
    , entries_(new IncidentEntryModel(this))
{
    build();
    const std::pair<QPushButton*, IncidentAct> acts[] = {{note_, IncidentAct::Note},
                                                         {change_, IncidentAct::ChangeSeverity},
                                                         {onset_, IncidentAct::CorrectOnset},
                                                         {end_, IncidentAct::End},
                                                         {reopen_, IncidentAct::Reopen}};
    for (const auto& [button, act] : acts)
        connect(button, &QPushButton::clicked, this, [this, act = act] { Q_EMIT actRequested(act); });
    connect(suspectTable_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &IncidentPage::showChosenSuspect);
    connect(suspectState_, &StateView::actionTriggered, this, &IncidentPage::retryRequested);
    showNone();
}

// The models go before the views of them, which then say that nothing is chosen any more.
IncidentPage::~IncidentPage()
{
    disconnect(suspectTable_->selectionModel(), nullptr, this, nullptr);
}

void IncidentPage::build()
{
    setObjectName(QStringLiteral("incidentPage"));
    title_ = new PlainLabel;
    title_->setObjectName(QStringLiteral("incidentPageTitle"));
    title_->setTextSize(TextSize::Title, TextWeight::Bold);
    severity_ = new Badge;
    severity_->setObjectName(QStringLiteral("incidentPageSeverity"));
    state_ = new Badge;
    state_->setObjectName(QStringLiteral("incidentPageState"));
    link_ = new CopyLink(QStringLiteral("incidentLink"));
    facts_ = bodyText(QStringLiteral("incidentFacts"));
    impact_ = bodyText(QStringLiteral("incidentImpact"));
    note_ = makeButton(QStringLiteral("incidentNote"), tr("Note…"));
    change_ = makeButton(QStringLiteral("incidentChange"), tr("Change severity…"));
    onset_ = makeButton(QStringLiteral("incidentOnset"), tr("Correct onset…"));
    onset_->setToolTip(tr("Say since when it goes on; what changed before it is looked for anew"));
    end_ = makeButton(QStringLiteral("incidentEnd"), tr("End…"));
    reopen_ = makeButton(QStringLiteral("incidentReopen"), tr("Reopen…"));
    auto* timeline = makeButton(QStringLiteral("incidentTimelineButton"), tr("On the timeline"));
    connect(timeline, &QPushButton::clicked, this, &IncidentPage::timelineRequested);
    origin_ = makeButton(QStringLiteral("incidentOrigin"), {});
    connect(origin_, &QPushButton::clicked, this, [this] {
        if (incident_)
            Q_EMIT originRequested(incident_->origin);
    });

    auto* top = new QHBoxLayout;
    top->setSpacing(space::s);
    top->addWidget(title_);
    top->addWidget(severity_);
    top->addWidget(state_);
    top->addStretch(1);
    top->addWidget(link_);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    for (auto* button : {note_, change_, onset_, end_, reopen_, timeline, origin_})
        buttons->addWidget(button);
    buttons->addStretch(1);

    parts_ = new QTabWidget;
    parts_->setObjectName(QStringLiteral("incidentParts"));
    parts_->setDocumentMode(true);
    buildSuspects();
    containment_ = new ContainmentView(clock_);
    parts_->addTab(containment_, tr("Containment"));
    diagnosis_ = new DiagnosisView(clock_);
    parts_->addTab(diagnosis_, tr("Diagnosis"));
    rule_ = new RuleView;
    parts_->addTab(rule_, tr("Rule"));
    postmortem_ = new PostmortemView(clock_);
    parts_->addTab(postmortem_, tr("Postmortem"));
    logs_ = new LogsView(clock_);
    parts_->addTab(logs_, tr("Logs"));
    auto* record = new LineTable(QStringLiteral("incidentEntries"), tr("Record of the incident"));
    record->setModel(entries_);
    auto* delegate = new LineDelegate(record);
    delegate->setMainColumn(IncidentEntryModel::Text);
    record->setItemDelegate(delegate);
    record->setUniformRowHeights(true);
    record->setAllColumnsShowFocus(true);
    record->setColumns({timeColumnWidth(formatLocalTime), 100, 0, 110});
    parts_->addTab(belowTitle(record), tr("Record"));

    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    auto* head = new QVBoxLayout;
    head->setContentsMargins(space::l, space::m, space::l, 0);
    head->setSpacing(space::s);
    head->addLayout(top);
    head->addWidget(facts_);
    head->addWidget(impact_);
    head->addLayout(buttons);
    column->addLayout(head);
    column->addWidget(parts_, 1);
    none_ = new StateView;
    none_->setObjectName(QStringLiteral("incidentNone"));
    none_->setContent({.kind = StateContent::Kind::Empty,
                       .icon = QStringLiteral("flag"),
                       .title = tr("No incident is chosen"),
                       .text = tr("Choose one to see what it did to users, and what changed before it.")});
    stack_ = new QStackedWidget;
    stack_->addWidget(none_);
    stack_->addWidget(page);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(stack_);
}

void IncidentPage::buildSuspects()
{
    suspectTable_ = new LineTable(QStringLiteral("suspectTable"), tr("What changed before it began"));
    suspectTable_->setModel(suspects_);
    auto* delegate = new LineDelegate(suspectTable_);
    delegate->setMainColumn(SuspectModel::What);
    delegate->setMutedColumns({SuspectModel::Source, SuspectModel::Seen});
    suspectTable_->setItemDelegate(delegate);
    suspectTable_->setUniformRowHeights(true);
    suspectTable_->setAllColumnsShowFocus(true);
    suspectTable_->setColumns({52, 84, 0, 124, 0, timeColumnWidth(timelineSinceText), 94, 84});
    suspectState_ = new StateView;
    suspectState_->setObjectName(QStringLiteral("suspectState"));
    suspect_ = new TimelineItemDetail(QStringLiteral("suspectDetail"),
                                      tr("Choose one to see why it is suspected, and its evidence."), clock_);
    auto* split = new QSplitter(Qt::Vertical);
    split->setChildrenCollapsible(false);
    split->addWidget(belowTitle(suspectTable_));
    split->addWidget(suspect_);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    split->setSizes({300, 200}); // what follows from a choice is read, not only noticed
    suspectStack_ = new QStackedWidget;
    suspectStack_->addWidget(suspectState_);
    suspectStack_->addWidget(split);
    parts_->addTab(suspectStack_, tr("What changed before"));
}

void IncidentPage::showNone()
{
    incident_.reset();
    stack_->setCurrentIndex(0);
}

void IncidentPage::showIncident(const Incident& incident, const QList<IncidentEntry>& entries)
{
    const bool isAnother = !incident_ || incident_->id != incident.id;
    incident_ = incident;
    entries_->apply(entries);
    parts_->setTabText(int(Part::Record), tr("Record (%1)").arg(formatCount(entries.size())));
    containment_->showIncident(incident);
    diagnosis_->showIncident(incident, entries);
    rule_->showIncident(incident);
    postmortem_->showIncident(incident, entries);
    logs_->showIncident(incident);
    stack_->setCurrentIndex(1);
    showHeader();
    if (isAnother)
        showSuspectsLoading();
}

void IncidentPage::showHeader()
{
    const auto nowMs = toMs(clock_());
    const auto& incident = *incident_;
    title_->setText(incident.title);
    severity_->setBadge(incidentSeverityText(incident.severity), incidentSeverityTone(incident.severity));
    severity_->setToolTip(incidentSeverityMeaning(incident.severity));
    state_->setBadge(incidentStateText(incident.state), incidentStateTone(incident.state));
    const auto moment = [nowMs](std::int64_t ms) {
        return QStringLiteral("%1 (%2)").arg(formatLocalTime(ms), formatSeenAge(ms, nowMs));
    };
    const auto listed = [](const QStringList& texts) {
        return texts.isEmpty() ? tr("unknown") : listText(texts);
    };
    const auto began = incident.onsetMs == noTime ? tr("unknown") : moment(incident.onsetMs);
    const QStringList facts{
        incident.endedMs == noTime ? tr("Environment %1 · began %2, goes on").arg(incident.environment, began)
                                   : tr("Environment %1 · began %2 · ended %3")
                                         .arg(incident.environment, began, moment(incident.endedMs)),
        tr("Endpoints: %1 · segments: %2").arg(listed(incident.endpoints), listed(incident.segments)),
        tr("Opened %1 by %2, %3", "when, who, how")
            .arg(moment(incident.openedMs), incident.openedBy.isEmpty() ? tr("unknown") : incident.openedBy,
                 incidentOriginText(incident.origin))};
    facts_->setText(facts.join(u'\n'));
    origin_->setText(incidentOriginActText(incident.origin.kind));
    origin_->setToolTip(incident.origin.text);
    origin_->setVisible(incident.origin.kind != IncidentOrigin::Kind::Hand);
    impact_->setText(tr("Affected: %1", "what an incident did to users")
                         .arg(incidentImpactLines(impactOf(incident, nowMs)).join(QStringLiteral(" · "))));
    const bool isClosed = incident.state == IncidentState::Closed;
    const bool isOver = isClosed || incident.state == IncidentState::Ended;
    const bool isWritten = access_ == IncidentAccess::Whole;
    // An incident of a pack is in no workspace that a link could lead to.
    link_->setLink(isWritten ? placeLink({PlaceLink::Kind::Incident, {}, incident.id}) : QString());
    change_->setVisible(isWritten);
    change_->setEnabled(!isClosed);
    onset_->setVisible(isWritten);
    onset_->setEnabled(!isClosed);
    end_->setVisible(isWritten && !isOver);
    reopen_->setVisible(isWritten && isOver);
}

void IncidentPage::setAccess(IncidentAccess access)
{
    access_ = access;
    diagnosis_->setAccess(access);
    rule_->setAccess(access);
    postmortem_->forget();
    // Nothing is done from a pack; what was done is in its record.
    parts_->setTabVisible(int(Part::Containment), access == IncidentAccess::Whole);
    logs_->setAccess(access);
    if (incident_)
        showHeader();
}

void IncidentPage::showSuspectsLoading()
{
    suspects_->show({});
    suspectState_->setContent(
        {.kind = StateContent::Kind::Loading, .title = tr("Looking for what changed before…")});
    suspectStack_->setCurrentIndex(0);
}

void IncidentPage::showSuspectsError(const Error& error)
{
    if (suspects_->rowCount() > 0)
        return; // what was found stays
    suspectState_->setContent(stateForError(error));
    suspectStack_->setCurrentIndex(0);
}

void IncidentPage::showSuspects(const QList<IncidentSuspect>& suspects, std::int64_t lookBackMs)
{
    suspects_->show(suspects);
    parts_->setTabText(int(Part::Suspects), tr("What changed before (%1)").arg(formatCount(suspects.size())));
    if (suspects.isEmpty()) {
        suspectState_->setContent(
            {.kind = StateContent::Kind::Empty,
             .icon = QStringLiteral("view-history"),
             .title = tr("Nothing is known to have changed"),
             .text = tr("In the %1 before it began nothing was seen that may have caused it. What nobody "
                        "looked at is not known.",
                        "%1: 24 h")
                         .arg(formatDuration(lookBackMs))});
        return suspectStack_->setCurrentIndex(0);
    }
    const auto scope = timelineScopeText(suspects.front().item.scope);
    const bool isOneScope =
        std::all_of(suspects.begin(), suspects.end(), [&scope](const IncidentSuspect& one) {
            return timelineScopeText(one.item.scope) == scope;
        });
    suspectTable_->setColumnHidden(SuspectModel::Concerns, isOneScope); // the room is that of what happened
    suspectStack_->setCurrentIndex(1);
    if (suspectTable_->selectionModel()->selectedRows().isEmpty())
        suspectTable_->setCurrentIndex(suspects_->index(0, 0));
    showChosenSuspect();
}

void IncidentPage::showChosenSuspect()
{
    const auto chosen = suspectTable_->selectionModel()->selectedRows();
    if (chosen.isEmpty())
        suspect_->showNone();
    else
        suspect_->showSuspect(suspects_->at(chosen.first().row()).suspect);
}

void IncidentPage::showPart(Part part)
{
    parts_->setCurrentIndex(int(part));
}

void IncidentPage::refreshAges()
{
    suspects_->refreshAges();
    containment_->refreshAges();
    diagnosis_->refreshAges();
    postmortem_->refreshAges();
    logs_->refreshAges();
    if (incident_)
        showHeader(); // what it does to users grows with time
}

} // namespace ph
