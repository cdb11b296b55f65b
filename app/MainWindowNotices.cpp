#include "app/AccountName.h"
#include "app/ConnectionsController.h"
#include "app/MainWindow.h"
#include "app/MonitoringController.h"
#include "app/ReleasesController.h"
#include "app/incidents/IncidentsController.h"
#include "app/notify/NotifyController.h"
#include "app/oncall/OnCallController.h"
#include "services/incidents/IncidentStore.h"
#include "services/notify/WorkNotices.h"
#include "widgets/shell/ShellFrame.h"

// Who tells of what to people that look elsewhere, and what a click on it opens.
namespace ph {

namespace {

constexpr int incidentsEveryMs = 60'000; // others may open them from the command line

} // namespace

void MainWindow::watchForNotices()
{
    auto* place = new DesktopNotices(shell_);
    notify_ = new NotifyController(*workspace_, *place);
    connect(monitoringController_, &MonitoringController::alertsRead, notify_, &NotifyController::take);
    connect(releasesController_, &ReleasesController::releasesRead, notify_, &NotifyController::takeStanding);
    connect(connectionsController_, &ConnectionsController::stateChanged, this, &MainWindow::noteConnection);
    connect(incidentsController_, &IncidentsController::incidentOpened, this, &MainWindow::readIncidents);
    incidentLook_.setInterval(incidentsEveryMs);
    connect(&incidentLook_, &QTimer::timeout, this, &MainWindow::readIncidents);
    incidentLook_.start();
    readIncidents();
    connect(notify_, &NotifyController::settingsChanged, this, [this] {
        monitoringController_->setAlertWatch(notify_->wantsAlerts()
                                                 ? MonitoringController::AlertWatch::Always
                                                 : MonitoringController::AlertWatch::OnlyInView);
    });
    connect(notify_, &NotifyController::targetActivated, this, &MainWindow::openTarget);
    connect(notify_, &NotifyController::quitRequested, this, &MainWindow::quit);
    connect(notify_, &NotifyController::windowRequested, this, &MainWindow::comeForward);
    notify_->start();
    onCall_->setKeeping(OnCallController::Keeping::ByItself);
}

void MainWindow::openNotificationSettings(QWidget& parent)
{
    if (notify_)
        notify_->openSettings(&parent);
    else
        Q_EMIT notificationsRequested(&parent);
}

void MainWindow::putNotifications(const NoticeSettings& settings)
{
    if (notify_)
        notify_->putSettings(settings);
    else
        Q_EMIT notificationsImported(settings);
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
        return incidentsController_->choose(what);
    }
    if (kind == QLatin1String("release"))
        return releasesController_->openRelease(what);
    if (kind == QLatin1String("connection"))
        showDestination(QLatin1String(connectionsId));
}

} // namespace ph
