#include "app/MainWindow.h"
#include "app/ReleasesController.h"
#include "app/drift/DriftController.h"
#include "app/packs/PackExporting.h"
#include "widgets/common/Banner.h"
#include "widgets/monitoring/MonitoringScreen.h"
#include "widgets/shell/ShellFrame.h"

// Incidents begin where a trouble shows itself, and lead back there.
namespace ph {

void MainWindow::buildPackExport()
{
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
        return driftController()->openOrigin(parts);
    }
}

void MainWindow::showAlert(const QString& fingerprint)
{
    showDestination(QLatin1String(monitoringId));
    monitoringScreen()->showTab(MonitoringScreen::Tab::Alerts);
    monitoringScreen()->wantAlertOf(fingerprint);
}

} // namespace ph
