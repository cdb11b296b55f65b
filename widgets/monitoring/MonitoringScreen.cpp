#include "widgets/monitoring/MonitoringScreen.h"

#include "models/tables/Format.h"
#include "widgets/common/Banner.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/LineTable.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/TimeColumn.h"
#include "widgets/monitoring/AlertDetail.h"
#include "widgets/monitoring/DashboardPane.h"
#include "widgets/monitoring/MonitorList.h"
#include "widgets/monitoring/MonitorTones.h"
#include "widgets/monitoring/ObjectiveDetail.h"

#include <QAction>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ph {

MonitoringScreen::MonitoringScreen(QWidget* parent, Clock clock)
    : QWidget(parent)
    , clock_(std::move(clock))
    , alerts_(new AlertTableModel(this, clock_))
    , silences_(new SilenceTableModel(this, clock_))
    , rules_(new RuleTableModel(this, clock_))
    , targets_(new TargetTableModel(this, clock_))
    , objectives_(new ObjectiveTableModel(this, clock_))
{
    build();
    connect(tabs_, &QTabWidget::currentChanged, this, &MonitoringScreen::watchChanged);
    connect(empty_, &StateView::actionTriggered, this, &MonitoringScreen::addConnectionRequested);
    for (const auto* list : lists())
        connect(list, &MonitorList::retryRequested, this, &MonitoringScreen::retryRequested);
}

MonitoringScreen::~MonitoringScreen()
{
    disconnect(tabs_, nullptr, this, nullptr);
}

void MonitoringScreen::build()
{
    setObjectName(QStringLiteral("monitoringScreen"));
    setProperty("surface", true);
    setAttribute(Qt::WA_StyledBackground);
    auto* title = new PlainLabel(tr("Monitoring"));
    title->setTextSize(TextSize::Title, TextWeight::Bold);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(space::l, space::m, space::l, space::xs);
    top->addWidget(title);
    top->addStretch(1);
    tabs_ = new QTabWidget;
    tabs_->setObjectName(QStringLiteral("monitoringTabs"));
    tabs_->setDocumentMode(true);
    dashboards_ = new DashboardPane(clock_);
    tabs_->addTab(dashboards_, tr("Dashboards"));
    buildObjectives();
    buildAlerts();
    buildSilences();
    buildScraping();
    empty_ = new StateView;
    empty_->setObjectName(QStringLiteral("monitoringEmpty"));
    empty_->setContent(noMonitoring());
    stack_ = new QStackedWidget;
    stack_->addWidget(empty_);
    stack_->addWidget(tabs_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(stack_, 1);
    setFocusProxy(tabs_);
}

void MonitoringScreen::buildObjectives()
{
    objectiveList_ = new MonitorList(
        objectives_,
        {QStringLiteral("objectiveTable"),
         tr("Objectives"),
         tr("Filter by name, endpoint, verdict"),
         {StateContent::Kind::Empty,
          QStringLiteral("flag"),
          tr("No objective yet"),
          tr("Say what share of an endpoint's requests has to be good, over which window: what is left of "
             "the "
             "error budget and how fast it burns stand here. Each is a file in the workspace's objectives "
             "folder, which can be written by hand too."),
          {},
          {}},
         ObjectiveTableModel::VerdictColumn,
         [](const QModelIndex& index) {
             return objectiveTone(
                 ObjectiveState::Verdict(index.data(ObjectiveTableModel::VerdictRole).toInt()));
         },
         {108, 0, 160, 172, 132, 96, 108, 120},
         ObjectiveTableModel::Name,
         {}},
        clock_);
    objective_ = new ObjectiveDetail;
    objectiveList_->setDetail(objective_);
    auto* add = makeButton(QStringLiteral("objectiveAdd"), tr("Add…"));
    edit_ = makeButton(QStringLiteral("objectiveEdit"), tr("Edit…"));
    remove_ = makeButton(QStringLiteral("objectiveRemove"), tr("Remove"));
    for (auto* button : {add, edit_, remove_})
        objectiveList_->addAction(button);
    objectivesTrouble_ = new Banner;
    objectivesTrouble_->setObjectName(QStringLiteral("objectivesTrouble"));
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(objectivesTrouble_);
    column->addWidget(objectiveList_, 1);
    page->setFocusProxy(objectiveList_);
    tabs_->addTab(page, tr("Objectives"));
    connect(objectiveList_, &MonitorList::chosen, this, &MonitoringScreen::showChosenObjective);
    connect(add, &QPushButton::clicked, this, &MonitoringScreen::addObjectiveRequested);
    connect(edit_, &QPushButton::clicked, this, [this] {
        if (const auto& line = objective_->objective())
            Q_EMIT editObjectiveRequested(line->kept);
    });
    connect(objectiveList_, &MonitorList::activated, edit_, &QPushButton::click);
    connect(remove_, &QPushButton::clicked, this, [this] {
        if (const auto& line = objective_->objective())
            Q_EMIT removeObjectiveRequested(line->kept);
    });
    showChosenObjective();
}

void MonitoringScreen::buildAlerts()
{
    alertList_ =
        new MonitorList(alerts_,
                        {QStringLiteral("alertTable"),
                         tr("Alerts"),
                         tr("Filter by name, label, annotation, receiver"),
                         {StateContent::Kind::Empty,
                          QStringLiteral("checkmark"),
                          tr("No alert"),
                          tr("Everybody who was asked answered, and nothing fires or is about to."),
                          {},
                          {}},
                         AlertTableModel::StateColumn,
                         [](const QModelIndex& index) {
                             return alertTone(Alert::State(index.data(AlertTableModel::StateRole).toInt()));
                         },
                         {116, 180, 0, 0, 108, 120, 120},
                         AlertTableModel::Name,
                         {AlertTableModel::Labels}},
                        clock_);
    alert_ = new AlertDetail(clock_);
    alertList_->setDetail(alert_);
    tabs_->addTab(alertList_, tr("Alerts"));
    connect(alertList_, &MonitorList::chosen, this, [this] {
        const auto at = alertList_->current();
        alert_->showAlert(at.isValid() ? std::optional(alerts_->at(at.row())) : std::nullopt);
    });
    connect(alert_, &AlertDetail::silenceRequested, this, &MonitoringScreen::silenceRequested);
    connect(alert_, &AlertDetail::incidentRequested, this, &MonitoringScreen::incidentRequested);
    auto* table = alertList_->table();
    table->setContextMenuPolicy(Qt::ActionsContextMenu);
    const auto offer = [this, table](const char* name, const QString& text,
                                     void (MonitoringScreen::*signal)(const AlertLine&)) {
        auto* act = new QAction(text, table);
        act->setObjectName(QLatin1String(name));
        table->addAction(act);
        connect(act, &QAction::triggered, this, [this, signal] {
            if (const auto at = alertList_->current(); at.isValid())
                Q_EMIT(this->*signal)(alerts_->at(at.row()));
        });
    };
    offer("alertIncidentAction", tr("Open an incident…"), &MonitoringScreen::incidentRequested);
    offer("alertSilenceAction", tr("Silence…"), &MonitoringScreen::silenceRequested);
}

void MonitoringScreen::buildSilences()
{
    silenceList_ = new MonitorList(
        silences_,
        {QStringLiteral("silenceTable"),
         tr("Silences"),
         tr("Filter by condition, person, reason"),
         {StateContent::Kind::Empty,
          QStringLiteral("note"),
          tr("Nothing is silenced"),
          tr("An Alertmanager keeps silences: connect one, or add a silence here."),
          {},
          {}},
         SilenceTableModel::StateColumn,
         [](const QModelIndex& index) {
             return silenceTone(Silence::State(index.data(SilenceTableModel::StateRole).toInt()),
                                SilenceLine::Pending(index.data(SilenceTableModel::PendingRole).toInt()));
         },
         {132, 0, 108, 112, 220, timeColumnWidth(formatLocalMinute), 120, 120},
         SilenceTableModel::Matchers,
         {SilenceTableModel::Matchers, SilenceTableModel::Id}},
        clock_);
    auto* add = makeButton(QStringLiteral("silenceAdd"), tr("Silence…"));
    expire_ = makeButton(QStringLiteral("silenceExpire"), tr("End…"));
    silenceList_->addAction(add);
    silenceList_->addAction(expire_);
    tabs_->addTab(silenceList_, tr("Silences"));
    connect(add, &QPushButton::clicked, this, [this] { Q_EMIT silenceRequested({}); });
    connect(expire_, &QPushButton::clicked, this, [this] {
        if (const auto at = silenceList_->current(); at.isValid())
            Q_EMIT expireRequested(silences_->at(at.row()));
    });
    connect(silenceList_, &MonitorList::chosen, this, &MonitoringScreen::showChosenSilence);
    showChosenSilence();
}

void MonitoringScreen::buildScraping()
{
    ruleList_ = new MonitorList(
        rules_,
        {QStringLiteral("ruleTable"),
         tr("Rules"),
         tr("Filter by rule, group, expression"),
         {StateContent::Kind::Empty,
          QStringLiteral("code-function"),
          tr("No rule"),
          tr("No Prometheus that is connected evaluates a rule: nobody would notice anything."),
          {},
          {}},
         RuleTableModel::HealthColumn,
         [](const QModelIndex& index) {
             return ruleTone(MetricRule::Health(index.data(RuleTableModel::HealthRole).toInt()));
         },
         {104, 104, 180, 140, 108, 200, 0, 120},
         RuleTableModel::Name,
         {RuleTableModel::Expression, RuleTableModel::Fault}},
        clock_);
    targetList_ = new MonitorList(
        targets_,
        {QStringLiteral("targetTable"),
         tr("Targets"),
         tr("Filter by address, pool, label"),
         {StateContent::Kind::Empty,
          QStringLiteral("network-server"),
          tr("No target"),
          tr("No Prometheus that is connected scrapes anything."),
          {},
          {}},
         TargetTableModel::HealthColumn,
         [](const QModelIndex& index) {
             return targetTone(ScrapeTarget::Health(index.data(TargetTableModel::HealthRole).toInt()));
         },
         {92, 0, 140, 108, 84, 240, 220, 120},
         TargetTableModel::Address,
         {TargetTableModel::Address, TargetTableModel::Fault, TargetTableModel::Labels}},
        clock_);
    tabs_->addTab(ruleList_, tr("Rules"));
    tabs_->addTab(targetList_, tr("Targets"));
}

QList<MonitorList*> MonitoringScreen::lists() const
{
    return {objectiveList_, alertList_, silenceList_, ruleList_, targetList_};
}

void MonitoringScreen::setMonitoring(Monitoring monitoring)
{
    stack_->setCurrentIndex(monitoring == Monitoring::None ? 0 : 1);
}

void MonitoringScreen::showTab(Tab tab)
{
    tabs_->setCurrentIndex(int(tab));
    tabs_->currentWidget()->setFocus();
}

MonitoringScreen::Tab MonitoringScreen::tab() const
{
    return Tab(tabs_->currentIndex());
}

bool MonitoringScreen::isConnected() const
{
    return stack_->currentWidget() == tabs_;
}

bool MonitoringScreen::isWatched(Tab tab) const
{
    return isVisible() && this->tab() == tab;
}

void MonitoringScreen::showAlertStandings(const QList<MonitorStanding>& standings)
{
    alertList_->showStandings(standings);
    int firing = 0;
    for (const auto& line : alerts_->rows())
        firing += line.alert.state == Alert::State::Firing ? 1 : 0;
    tabs_->setTabText(int(Tab::Alerts),
                      firing > 0 ? tr("Alerts (%1)").arg(formatCount(firing)) : tr("Alerts"));
    if (wantedAlert_.isEmpty())
        return;
    const bool isRead =
        !standings.isEmpty() && std::none_of(standings.begin(), standings.end(), [](const auto& standing) {
            return standing.reading == MonitorStanding::Reading::Reading;
        });
    if (chooseAlertOf(wantedAlert_))
        wantedAlert_.clear();
    else if (isRead) {
        wantedAlert_.clear();
        Q_EMIT wantedAlertMissing();
    }
}

void MonitoringScreen::showSilenceStandings(const QList<MonitorStanding>& standings)
{
    silenceList_->showStandings(standings);
}

void MonitoringScreen::showScrapeStandings(const QList<MonitorStanding>& standings)
{
    ruleList_->showStandings(standings);
    targetList_->showStandings(standings);
}

void MonitoringScreen::showObjectivesError(const Error& error)
{
    objectivesTrouble_->showError(error);
}

void MonitoringScreen::clearObjectivesError()
{
    objectivesTrouble_->clear();
}

void MonitoringScreen::chooseAlert(const QString& key)
{
    if (const int row = alerts_->rowOf(key); row >= 0)
        alertList_->choose(alerts_->index(row, 0));
}

void MonitoringScreen::wantAlertOf(const QString& fingerprint)
{
    wantedAlert_ = chooseAlertOf(fingerprint) ? QString() : fingerprint;
}

bool MonitoringScreen::chooseAlertOf(const QString& fingerprint)
{
    for (int row = 0; row < alerts_->rowCount(); ++row) {
        if (alertFingerprint(alerts_->at(row).alert) != fingerprint)
            continue;
        alertList_->choose(alerts_->index(row, 0));
        return true;
    }
    return false;
}

void MonitoringScreen::showChosenSilence()
{
    const auto at = silenceList_->current();
    const bool canEnd = at.isValid() && silences_->at(at.row()).silence.state != Silence::State::Expired &&
                        silences_->at(at.row()).pending == SilenceLine::Pending::None;
    expire_->setEnabled(canEnd);
}

void MonitoringScreen::showChosenObjective()
{
    const auto at = objectiveList_->current();
    objective_->showObjective(at.isValid() ? std::optional(objectives_->at(at.row())) : std::nullopt);
    edit_->setEnabled(at.isValid());
    remove_->setEnabled(at.isValid());
}

void MonitoringScreen::refreshAges()
{
    alerts_->refreshAges();
    silences_->refreshAges();
    rules_->refreshAges();
    targets_->refreshAges();
    objectives_->refreshAges();
    for (auto* list : lists())
        list->refreshAges();
    dashboards_->refreshAges();
}

QByteArray MonitoringScreen::saveState() const
{
    QJsonObject state, columns;
    for (const auto* list : lists())
        columns[list->table()->objectName()] = QString::fromLatin1(list->saveState().toBase64());
    state[QStringLiteral("columns")] = columns;
    state[QStringLiteral("tab")] = int(tab());
    state[QStringLiteral("dashboard")] = QString::fromLatin1(dashboards_->saveState().toBase64());
    return QJsonDocument(state).toJson(QJsonDocument::Compact);
}

void MonitoringScreen::restoreState(const QByteArray& text)
{
    const auto state = QJsonDocument::fromJson(text).object();
    const auto bytes = [](const QJsonValue& value) {
        return QByteArray::fromBase64(value.toString().toLatin1());
    };
    const auto columns = state.value(QLatin1String("columns")).toObject();
    for (auto* list : lists())
        list->restoreState(bytes(columns.value(list->table()->objectName())));
    tabs_->setCurrentIndex(std::clamp(state.value(QLatin1String("tab")).toInt(), 0, tabs_->count() - 1));
    dashboards_->restoreState(bytes(state.value(QLatin1String("dashboard"))));
}

void MonitoringScreen::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    Q_EMIT watchChanged();
}

void MonitoringScreen::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    Q_EMIT watchChanged();
}

} // namespace ph
