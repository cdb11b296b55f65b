#include "app/MainWindow.h"
#include "app/ReleasesController.h"
#include "app/drift/DriftController.h"
#include "app/packs/PackController.h"
#include "app/windows/Dropping.h"
#include "widgets/shell/ShellFrame.h"

// What is dropped on the window goes where the menus would take it.
namespace ph {

void MainWindow::buildDropping()
{
    auto* dropping = new Dropping(*workspace_, *this, *shell_->banner(), shell_);
    connect(dropping, &Dropping::packDropped, this,
            [this](const QString& file) { packController()->open(file); });
    connect(dropping, &Dropping::policyDropped, releasesController_, &ReleasesController::openPolicyFile);
    connect(dropping, &Dropping::reportsDropped, this, &MainWindow::importReports);
    connect(dropping, &Dropping::storeAccepted, this, &MainWindow::addStore);
}

void MainWindow::importReports(const QStringList& files)
{
    showDestination(QLatin1String(driftId));
    driftController()->import(files);
}

} // namespace ph
