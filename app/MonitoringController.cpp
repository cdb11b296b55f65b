#include "app/MonitoringController.h"

#include "app/ConnectionsController.h"
#include "app/monitoring/AlertFeed.h"
#include "app/monitoring/DashboardFeed.h"
#include "app/monitoring/ObjectiveFeed.h"
#include "services/connectors/Catalog.h"
#include "widgets/monitoring/MonitoringScreen.h"

namespace ph {

namespace {

constexpr int monitorAgesMs = 15'000;

} // namespace

MonitoringController::MonitoringController(Workspace& workspace, ConnectionsController& connections,
                                           MonitoringScreen& screen, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , connections_(connections)
    , screen_(screen)
    , dashboards_(new DashboardFeed(workspace, *screen.dashboards(), this))
    , alerts_(new AlertFeed(workspace, screen, this))
    , objectives_(new ObjectiveFeed(workspace, screen, this))
{
    connect(&connections_, &ConnectionsController::connectionsChanged, this,
            &MonitoringController::takeConnections);
    connect(&screen_, &MonitoringScreen::watchChanged, this, &MonitoringController::watch);
    connect(&screen_, &MonitoringScreen::retryRequested, this, &MonitoringController::refresh);
    connect(&screen_, &MonitoringScreen::addConnectionRequested, this,
            &MonitoringController::addConnectionRequested);
    connect(&screen_, &MonitoringScreen::silenceRequested, alerts_, &AlertFeed::silence);
    connect(&screen_, &MonitoringScreen::incidentRequested, this, &MonitoringController::incidentRequested);
    connect(&screen_, &MonitoringScreen::expireRequested, alerts_, &AlertFeed::expire);
    connect(&screen_, &MonitoringScreen::addObjectiveRequested, this, &MonitoringController::addObjective);
    connect(&screen_, &MonitoringScreen::editObjectiveRequested, objectives_, &ObjectiveFeed::edit);
    connect(&screen_, &MonitoringScreen::removeObjectiveRequested, objectives_, &ObjectiveFeed::remove);
    connect(alerts_, &AlertFeed::alertsRead, this, &MonitoringController::alertsRead);
    connect(alerts_, &AlertFeed::messageRaised, this, &MonitoringController::messageRaised);
    connect(objectives_, &ObjectiveFeed::messageRaised, this, &MonitoringController::messageRaised);
    ages_.setInterval(monitorAgesMs);
    connect(&ages_, &QTimer::timeout, &screen_, &MonitoringScreen::refreshAges);
    ages_.start();
    takeConnections();
}

MonitoringController::~MonitoringController() = default;

Connection MonitoringController::newMonitor()
{
    Connection connection;
    connection.kind = QStringLiteral("prometheus");
    return connection;
}

void MonitoringController::takeConnections()
{
    QList<Connection> enabled;
    QList<MonitorPlace> sources;
    for (const auto& connection : connections_.connections()) {
        if (!connection.enabled || holdingOf(connection.kind) != ConnectorDescriptor::Holds::Monitoring)
            continue;
        enabled << connection;
        const auto link = workspace_.links().find(connection.id);
        if (link && capability<MetricSource>(link->connector()))
            sources.append({connection.id, connection.name});
    }
    screen_.setMonitoring(enabled.isEmpty() ? MonitoringScreen::Monitoring::None
                                            : MonitoringScreen::Monitoring::SomeIsConnected);
    dashboards_->setSources(sources);
    alerts_->setConnections(enabled);
    objectives_->setConnections(enabled);
    watch();
}

void MonitoringController::watch()
{
    dashboards_->setWatched(screen_.isWatched(MonitoringScreen::Tab::Dashboards)
                                ? DashboardFeed::Watched::Yes
                                : DashboardFeed::Watched::No);
    alerts_->watch();
    objectives_->watch();
}

void MonitoringController::refresh()
{
    dashboards_->refresh();
    alerts_->refresh();
    objectives_->refresh();
}

void MonitoringController::setAlertWatch(AlertWatch watch)
{
    alerts_->setWatching(watch == AlertWatch::Always ? AlertFeed::Watching::Unseen
                                                     : AlertFeed::Watching::OnlyInView);
}

void MonitoringController::silence()
{
    alerts_->silence({});
}

void MonitoringController::addObjective()
{
    objectives_->edit(dashboards_->proposal());
}

} // namespace ph
