#include "app/CompareController.h"
#include "app/ConnectionsController.h"
#include "app/MainWindow.h"
#include "app/ReleasesController.h"
#include "app/RunsController.h"
#include "app/drift/DriftController.h"
#include "app/incidents/IncidentsController.h"
#include "app/start/TourController.h"
#include "models/tables/IncidentTableModel.h"
#include "widgets/compare/CompareScreen.h"
#include "widgets/drift/DriftScreen.h"
#include "widgets/incidents/IncidentPage.h"
#include "widgets/incidents/IncidentsScreen.h"
#include "widgets/runs/RunTableView.h"
#include "widgets/runs/RunsScreen.h"
#include "widgets/shell/ShellFrame.h"

#include <algorithm>

// What the tour shows: five things that most days need.
namespace ph {

namespace {

/// The one with the most to compare; null: none has two runs.
const CachedExperiment* tourExperiment(const std::vector<CachedExperiment>& experiments)
{
    const auto most = std::max_element(experiments.begin(), experiments.end(),
                                       [](const auto& a, const auto& b) { return a.runs < b.runs; });
    return most == experiments.end() || most->runs < 2 ? nullptr : &*most;
}

} // namespace

QWidget* MainWindow::openForTour(TourPlace place)
{
    switch (place) {
    case TourPlace::Runs:
        return runsScreen_->table()->model()->rowCount() > 0
                   ? runsScreen_->findChild<QWidget*>(QStringLiteral("runsQuery"))
                   : nullptr;
    case TourPlace::Compare: {
        const auto* experiment = tourExperiment(runsController_->experiments());
        if (!experiment)
            return nullptr;
        const auto connection = connectionsController_->find(experiment->experiment.key.connection);
        if (!connection)
            return nullptr;
        CompareSet set;
        set.experiments = {{connection->name, experiment->experiment.name}};
        compareController()->compare(set, experiment->experiment.name);
        return compareScreen();
    }
    case TourPlace::Release: {
        for (int row = 0; row < board_.rowCount(); ++row) {
            const auto environment = board_.index(row, 0);
            if (board_.rowCount(environment) == 0)
                continue;
            releasesController_->openRelease(
                board_.index(0, 0, environment).data(ReleaseBoardModel::ReleaseIdRole).toString());
            return shell_->currentPage();
        }
        return nullptr;
    }
    case TourPlace::Drift:
        if (driftController()->studies().isEmpty())
            return nullptr;
        driftScreen()->showArea(DriftScreen::Area::Studies);
        driftController()->open(driftController()->studies().first());
        return driftScreen();
    case TourPlace::Incident:
        if (incidentsScreen()->incidents().rowCount() == 0)
            return nullptr;
        incidentsController()->choose(incidentsScreen()->incidents().at(0).id);
        return incidentsScreen()->page();
    }
    return nullptr;
}

void MainWindow::buildTour()
{
    const auto stop = [this](TourPlace place, const char* destination, const QString& title,
                             const QString& text, const QString& missing) {
        return TourStop{title, text, missing,
                        [this, destination] { showDestination(QLatin1String(destination)); },
                        [this, place] { return openForTour(place); }};
    };
    const QList<TourStop> stops{
        stop(TourPlace::Runs, experimentsId, tr("All runs in one table"),
             tr("Runs of every tracker, searched and sorted in the local cache, also without a network. Type "
                "metrics.auc > 0.9 here; Ctrl+Space completes names."),
             tr("There are no runs here yet. Connect a tracker, or wait until its first runs are read.")),
        stop(TourPlace::Compare, compareId, tr("Why runs differ"),
             tr("The runs of one experiment: in charts that share one selection, and below Why, their "
                "differences ranked by what usually explains a metric."),
             tr("There is nothing to compare yet: an experiment with two runs is needed.")),
        stop(TourPlace::Release, releasesId, tr("A release and its gates"),
             tr("What a version has to pass before it goes live, who has to sign, and the way back. What is "
                "not known never passes a gate."),
             tr("There is no release in this workspace. Once an environment is added, a release is drafted "
                "here; its gates and approvals stand on its page.")),
        stop(
            TourPlace::Drift, driftId, tr("Whether data moved"),
            tr("Two tables, column by column: how far each moved, whether that can be chance, and what "
               "stands behind it. Enter opens a column."),
            tr("There is no study in this workspace. Compare tables for drift… in the Data menu makes one.")),
        stop(TourPlace::Incident, incidentsId, tr("An incident"),
             tr("What changed before it, ranked; its timeline, its diagnosis and what would contain it. "
                "Nothing is done before you say so."),
             tr("There is no incident in this workspace, which is well. Open an incident… in the Incident "
                "menu makes one."))};
    tour_ = new TourController(*workspace_, stops, *this);
    connect(tour_, &TourController::messageRaised, this, &MainWindow::say);
}

} // namespace ph
