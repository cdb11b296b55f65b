#include "app/MainWindow.h"
#include "app/MonitoringController.h"
#include "app/ReleasesController.h"
#include "app/drift/DriftController.h"
#include "app/incidents/IncidentsController.h"
#include "app/oncall/OnCallController.h"
#include "app/packs/PackController.h"
#include "app/packs/PackExporting.h"
#include "services/incidents/IncidentDrafts.h"
#include "widgets/common/Banner.h"
#include "widgets/drift/DriftHeatPane.h"
#include "widgets/drift/DriftScreen.h"
#include "widgets/incidents/IncidentsScreen.h"
#include "widgets/monitoring/MonitoringScreen.h"
#include "widgets/shell/ShellFrame.h"

// Incidents begin where a trouble shows itself, and lead back there.
namespace ph {

void MainWindow::buildIncidents()
{
    incidentsController_ = new IncidentsController(*workspace_, *incidentsScreen_);
    auto* incidents = incidentsController_;
    connect(incidents, &IncidentsController::messageRaised, this, &MainWindow::say);
    connect(incidents, &IncidentsController::originRequested, this, &MainWindow::showOrigin);
    connect(incidents, &IncidentsController::incidentOpened, this,
            [this] { showDestination(QLatin1String(incidentsId)); });
    connect(monitoringController_, &MonitoringController::incidentRequested, this,
            [incidents](const AlertLine& line) {
                incidents->openIncidentFrom(
                    [alert = line.alert](const ScopeIndex& scopes) { return draftFromAlert(alert, scopes); });
            });
    connect(releasesController_, &ReleasesController::incidentRequested, this,
            [incidents](const ReleaseSummary& release, const GateResult& result) {
                incidents->openIncidentFrom(
                    [gate = FailedGate{release.id, release.environment, release.subject, result}](
                        const ScopeIndex& scopes) { return draftFromGate(gate, scopes); });
            });
    connect(driftController_, &DriftController::incidentRequested, this,
            [incidents](const QString& study, const DriftStudyPtr& found, const DriftPlace& place) {
                incidents->openIncidentFrom(
                    [study, found, cell = DriftedCell{place.column, place.segment, place.window}](
                        const ScopeIndex& scopes) { return draftFromDrift(study, *found, cell, scopes); });
            });
    buildPacks();
    buildOnCall();
}

void MainWindow::buildOnCall()
{
    onCall_ = new OnCallController(*workspace_, *incidentsScreen_);
}

void MainWindow::buildPacks()
{
    packController_ = new PackController(*workspace_, *incidentsController_, *incidentsScreen_);
    connect(packController_, &PackController::opened, this, [this] {
        shell_->banner()->clear();
        showDestination(QLatin1String(incidentsId));
    });
    connect(packController_, &PackController::refused, this, [this](const QString& file, const Error& error) {
        shell_->banner()->showMessage(Tone::Bad, tr("This pack is not opened: %1").arg(error.detail), file);
    });
    packExporting_ = new PackExporting(*workspace_, this);
    connect(packExporting_, &PackExporting::messageRaised, this, &MainWindow::say);
    connect(packExporting_, &PackExporting::failed, shell_->banner(), &Banner::showError);
}

void MainWindow::showOrigin(const IncidentOrigin& origin)
{
    const auto parts = originParts(origin.reference);
    switch (origin.kind) {
    case IncidentOrigin::Kind::Hand:
        return;
    case IncidentOrigin::Kind::Alert:
        return showAlert(origin.reference);
    case IncidentOrigin::Kind::Gate:
        return releasesController_->openGate(parts.value(0), parts.value(1));
    case IncidentOrigin::Kind::DriftCell:
        showDestination(QLatin1String(driftId));
        return driftController_->openOrigin(parts);
    }
}

void MainWindow::showAlert(const QString& fingerprint)
{
    showDestination(QLatin1String(monitoringId));
    monitoringScreen_->showTab(MonitoringScreen::Tab::Alerts);
    if (!monitoringScreen_->chooseAlertOf(fingerprint))
        say(tr("This alert is not among those that are told of now; what is kept of it is on the timeline."));
}

} // namespace ph
