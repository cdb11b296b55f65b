#include "app/CompareController.h"
#include "app/ConnectionsController.h"
#include "app/EndpointsController.h"
#include "app/MainWindow.h"
#include "app/ModelsController.h"
#include "app/MonitoringController.h"
#include "app/ReleasesController.h"
#include "app/drift/DriftController.h"
#include "app/incidents/IncidentsController.h"
#include "app/notify/NotifyController.h"
#include "app/oncall/OnCallController.h"
#include "app/packs/PackController.h"
#include "app/windows/LocalEdits.h"
#include "services/incidents/IncidentDrafts.h"
#include "widgets/common/Banner.h"
#include "widgets/compare/CompareScreen.h"
#include "widgets/connections/ConnectionsScreen.h"
#include "widgets/drift/DriftHeatPane.h"
#include "widgets/drift/DriftScreen.h"
#include "widgets/endpoints/EndpointsScreen.h"
#include "widgets/incidents/IncidentsScreen.h"
#include "widgets/monitoring/MonitoringScreen.h"
#include "widgets/registry/ModelsScreen.h"
#include "widgets/releases/ReleasesScreen.h"
#include "widgets/runs/RunsScreen.h"
#include "widgets/shell/ShellFrame.h"

// The destinations and who works them. Those that only people who look at them need are made then.
namespace ph {

void MainWindow::addDestinations()
{
    runsScreen_ = new RunsScreen;
    releasesScreen_ = new ReleasesScreen(&board_);
    endpointsScreen_ = new EndpointsScreen(&endpoints_, nullptr, workspace_->clock());
    connectionsScreen_ = new ConnectionsScreen(&connections_);
    const auto add = [this](const char* id, const QString& icon, const QString& text, auto makeScreen) {
        shell_->addDestination(QLatin1String(id), icon, text, makeScreen);
    };
    add(experimentsId, QStringLiteral("view-list-tree"), tr("Experiments"), [this] { return runsScreen_; });
    add(compareId, QStringLiteral("view-statistics"), tr("Compare"), [this] { return makeCompare(); });
    add(modelsId, QStringLiteral("package"), tr("Models"), [this] { return makeModels(); });
    add(releasesId, QStringLiteral("umbrello_diagram_deployment"), tr("Releases"),
        [this] { return releasesScreen_; });
    add(endpointsId, QStringLiteral("network-server"), tr("Endpoints"), [this] { return endpointsScreen_; });
    add(driftId, QStringLiteral("view-object-histogram-linear"), tr("Drift"), [this] { return makeDrift(); });
    add(monitoringId, QStringLiteral("office-chart-line"), tr("Monitoring"),
        [this] { return makeMonitoring(); });
    add(incidentsId, QStringLiteral("flag"), tr("Incidents"), [this] { return makeIncidents(); });
    add(connectionsId, QStringLiteral("network-connect"), tr("Connections"),
        [this] { return connectionsScreen_; });
    for (const char* made : {releasesId, endpointsId, connectionsId})
        wantScreen(made); // what they hold is wanted from the start, and is the window's
}

QWidget* MainWindow::makeCompare()
{
    compareScreen_ = new CompareScreen;
    compareController_ = new CompareController(*workspace_, *connectionsController_, *compareScreen_);
    connect(compareController_, &CompareController::runActivated, this, &MainWindow::openRun);
    connect(compareController_, &CompareController::chooseRunsRequested, this,
            [this] { showDestination(QLatin1String(experimentsId)); });
    connect(compareController_, &CompareController::edited, edits_, &LocalEdits::add);
    connect(compareController_, &CompareController::editFailed, edits_, &LocalEdits::forget);
    compareScreen_->restoreState(laidOut_.take(QLatin1String(compareId)));
    compareController_->restore();
    return compareScreen_;
}

QWidget* MainWindow::makeModels()
{
    modelsScreen_ = new ModelsScreen(nullptr, workspace_->clock());
    modelsController_ = new ModelsController(*workspace_, *connectionsController_, *modelsScreen_);
    connect(modelsController_, &ModelsController::addConnectionRequested, this, [this] {
        showDestination(QLatin1String(connectionsId));
        connectionsController_->showAddDialog();
    });
    connect(modelsController_, &ModelsController::runActivated, this, &MainWindow::openRun);
    connect(modelsController_, &ModelsController::messageRaised, this, &MainWindow::say);
    connect(modelsController_, &ModelsController::draftRequested, this,
            [this](const EntityKey& model, const QString& version) {
                ReleaseDraft draft;
                draft.parts = {{ReleasePart::Kind::Model, model.remoteId, {}, version, {}}};
                releasesController_->draftRelease(draft);
            });
    connect(modelsController_, &ModelsController::rollbackRequested, this,
            [this](const EntityKey& model, const QString& version) {
                releasesController_->offerRollback(model.remoteId, version);
            });
    connect(releasesController_, &ReleasesController::releasesChanged, modelsController_,
            &ModelsController::reloadSoon);
    return modelsScreen_;
}

void MainWindow::buildEndpoints()
{
    connect(endpointsController_, &EndpointsController::addClusterRequested, this, [this] {
        showDestination(QLatin1String(connectionsId));
        connectionsController_->showAddDialog(EndpointsController::newCluster());
    });
    connect(endpointsController_, &EndpointsController::messageRaised, this, &MainWindow::say);
    connect(endpointsController_, &EndpointsController::rolloutOpened, this, &MainWindow::openRollout);
    connect(endpointsController_, &EndpointsController::versionActivated, this,
            [this](const EntityKey& model, const QString& version) {
                modelsController()->chooseVersion(model, version);
                showDestination(QLatin1String(modelsId));
            });
}

QWidget* MainWindow::makeDrift()
{
    driftScreen_ = new DriftScreen(nullptr, workspace_->clock());
    driftController_ = new DriftController(*workspace_, *driftScreen_);
    connect(driftController_, &DriftController::messageRaised, this, &MainWindow::say);
    connect(driftController_, &DriftController::edited, edits_, &LocalEdits::add);
    connect(driftController_, &DriftController::editFailed, edits_, &LocalEdits::forget);
    connect(driftController_, &DriftController::incidentRequested, this,
            [this](const QString& study, const DriftStudyPtr& found, const DriftPlace& place) {
                incidentsController()->openIncidentFrom(
                    [study, found, cell = DriftedCell{place.column, place.segment, place.window}](
                        const ScopeIndex& scopes) { return draftFromDrift(study, *found, cell, scopes); });
            });
    driftScreen_->restoreState(laidOut_.take(QLatin1String(driftId)));
    driftController_->restore();
    return driftScreen_;
}

QWidget* MainWindow::makeMonitoring()
{
    monitoringScreen_ = new MonitoringScreen(nullptr, workspace_->clock());
    monitoringController_ =
        new MonitoringController(*workspace_, *connectionsController_, *monitoringScreen_);
    connect(monitoringController_, &MonitoringController::messageRaised, this, &MainWindow::say);
    connect(monitoringController_, &MonitoringController::addConnectionRequested, this, [this] {
        showDestination(QLatin1String(connectionsId));
        connectionsController_->showAddDialog(MonitoringController::newMonitor());
    });
    connect(monitoringController_, &MonitoringController::incidentRequested, this,
            [this](const AlertLine& line) {
                incidentsController()->openIncidentFrom(
                    [alert = line.alert](const ScopeIndex& scopes) { return draftFromAlert(alert, scopes); });
            });
    connect(monitoringController_, &MonitoringController::alertsRead, this, [this](const NoticeBatch& batch) {
        if (notify_)
            notify_->take(batch);
    });
    connect(monitoringScreen_, &MonitoringScreen::wantedAlertMissing, this, [this] {
        say(tr("This alert is not among those that are told of now; what is kept of it is on the timeline."));
    });
    monitoringScreen_->restoreState(laidOut_.take(QLatin1String(monitoringId)));
    return monitoringScreen_;
}

QWidget* MainWindow::makeIncidents()
{
    incidentsScreen_ = new IncidentsScreen(nullptr, workspace_->clock());
    incidentsController_ = new IncidentsController(*workspace_, *incidentsScreen_);
    connect(incidentsController_, &IncidentsController::messageRaised, this, &MainWindow::say);
    connect(incidentsController_, &IncidentsController::originRequested, this, &MainWindow::showOrigin);
    connect(incidentsController_, &IncidentsController::incidentOpened, this, [this] {
        showDestination(QLatin1String(incidentsId));
        if (notify_)
            readIncidents();
    });
    connect(incidentsScreen_, &IncidentsScreen::onCallRequested, onCall_, &OnCallController::open);
    connect(onCall_, &OnCallController::linesChanged, incidentsScreen_,
            [this] { incidentsScreen_->showOnCall(onCall_->lines()); });
    incidentsScreen_->showOnCall(onCall_->lines());
    makePacks();
    incidentsScreen_->restoreState(laidOut_.take(QLatin1String(incidentsId)));
    return incidentsScreen_;
}

void MainWindow::makePacks()
{
    packController_ = new PackController(*workspace_, *incidentsController_, *incidentsScreen_);
    connect(packController_, &PackController::opened, this, [this] {
        shell_->banner()->clear();
        showDestination(QLatin1String(incidentsId));
    });
    connect(packController_, &PackController::refused, this, [this](const QString& file, const Error& error) {
        shell_->banner()->showMessage({.tone = Tone::Bad,
                                       .text = tr("This pack is not opened: %1").arg(error.detail),
                                       .details = file,
                                       .help = QStringLiteral("packs#what-verifying-says")});
    });
}

void MainWindow::wantScreen(const char* id)
{
    (void)shell_->screen(QLatin1String(id));
}

} // namespace ph
