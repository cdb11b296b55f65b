#include "app/AccountName.h"
#include "app/ConnectionsController.h"
#include "app/MainWindow.h"
#include "app/MonitoringController.h"
#include "app/ReleasesController.h"
#include "app/incidents/IncidentsController.h"
#include "app/notify/NotifyController.h"
#include "app/oncall/OnCallController.h"
#include "app/settings/SettingsController.h"
#include "services/connectors/Catalog.h"
#include "services/incidents/IncidentStore.h"
#include "services/notify/WorkNotices.h"
#include "widgets/common/Banner.h"
#include "widgets/shell/ShellFrame.h"

#include <algorithm>

// Who tells of what to people that look elsewhere, and what a click on it opens.
namespace ph {

namespace {

constexpr int incidentsEveryMs = 60'000; // others may open them from the command line

} // namespace

void MainWindow::watchForNotices()
{
    auto* place = new DesktopNotices(shell_);
    notify_ = new NotifyController(*workspace_, *place);
    connect(releasesController_, &ReleasesController::releasesRead, notify_, &NotifyController::takeStanding);
    connect(connectionsController_, &ConnectionsController::stateChanged, this, &MainWindow::noteConnection);
    incidentLook_.setInterval(incidentsEveryMs);
    connect(&incidentLook_, &QTimer::timeout, this, &MainWindow::readIncidents);
    incidentLook_.start();
    readIncidents();
    connect(notify_, &NotifyController::settingsChanged, this, &MainWindow::watchAlerts);
    connect(connectionsController_, &ConnectionsController::connectionsChanged, this,
            &MainWindow::watchAlerts);
    connect(notify_, &NotifyController::targetActivated, this, &MainWindow::openTarget);
    connect(notify_, &NotifyController::failed, shell_->banner(), &Banner::showError);
    connect(notify_, &NotifyController::quitRequested, this, &MainWindow::quit);
    connect(notify_, &NotifyController::windowRequested, this, &MainWindow::comeForward);
    notify_->start();
    onCall_->setKeeping(OnCallController::Keeping::ByItself);
    settings_->watchLimits();
}

/// While nobody looks, too, where people want to be told of them and somebody knows of any.
void MainWindow::watchAlerts()
{
    const auto known = connectionsController_->connections();
    const bool isWanted =
        notify_->wantsAlerts() && std::any_of(known.begin(), known.end(), [](const Connection& connection) {
            return connection.enabled && holdingOf(connection.kind) == ConnectorDescriptor::Holds::Monitoring;
        });
    if (isWanted || monitoringController_)
        monitoringController()->setAlertWatch(isWanted ? MonitoringController::AlertWatch::Always
                                                       : MonitoringController::AlertWatch::OnlyInView);
}

void MainWindow::openNotificationSettings(QWidget& parent)
{
    if (notify_)
        notify_->openSettings(&parent);
    else
        Q_EMIT notificationsRequested(&parent);
}

void MainWindow::rereadNotifications()
{
    if (notify_)
        notify_->rereadSettings();
    else
        Q_EMIT notificationsImported();
}

void MainWindow::readIncidents()
{
    if (incidentJob_.isRunning())
        return;
    incidentJob_ = workspace_->runner().run<NoticeBatch>(
        {.title = {}, .slot = QStringLiteral("incidents"), .slotLimit = 1},
        [&state = workspace_->state()](JobContext&) -> Result<NoticeBatch> {
            const auto known = IncidentStore(state).incidents();
            if (!known)
                return fail(known.error());
            return incidentNotices(known->incidents, accountName());
        },
        this,
        [this](Result<NoticeBatch> batch) {
            if (batch)
                notify_->takeStanding(*batch);
        });
}

void MainWindow::noteConnection(const SyncState& state)
{
    const auto connection = connectionsController_->find(state.connection);
    const auto id = QString::number(state.connection.value);
    const bool isLost = state.errorKind == errorKindName(ErrorKind::Offline);
    if (state.phase == SyncState::Phase::Syncing)
        return; // it is being found out
    if (isLost == lost_.contains(id) || !connection)
        return;
    isLost ? (void)lost_.insert(id) : (void)lost_.remove(id);
    notify_->take({{connectionNotice(id, connection->name, state.errorText,
                                     isLost ? NoticeEvent::Phase::Begun : NoticeEvent::Phase::Over,
                                     toMs(workspace_->clock()()))}});
}

void MainWindow::openTarget(const QString& target)
{
    const auto kind = target.section(u':', 0, 0), what = target.section(u':', 1);
    if (kind == QLatin1String("alert"))
        return showAlert(what);
    if (kind == QLatin1String("incident")) {
        showDestination(QLatin1String(incidentsId));
        return incidentsController()->choose(what);
    }
    if (kind == QLatin1String("release"))
        return releasesController_->openRelease(what);
    if (kind == QLatin1String("connection"))
        showDestination(QLatin1String(connectionsId));
}

} // namespace ph
