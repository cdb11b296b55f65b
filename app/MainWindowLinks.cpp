#include "app/CompareController.h"
#include "app/ConnectionsController.h"
#include "app/MainWindow.h"
#include "app/ReleasesController.h"
#include "app/RunsController.h"
#include "app/incidents/IncidentsController.h"
#include "app/start/TourController.h"
#include "models/values/CompareLink.h"
#include "models/values/PlaceLink.h"
#include "models/values/RunSnippets.h"
#include "services/incidents/IncidentStore.h"
#include "widgets/common/Banner.h"
#include "widgets/shell/ShellFrame.h"

#include <algorithm>

// pilothouse:// links, which anybody may have made.
namespace ph {

void MainWindow::openProgramLink(const QString& link)
{
    if (const auto target = parseRunLink(link))
        return openLink(target->connectionName, target->runId);
    if (const auto board = parseCompareLink(link)) {
        compareController()->openLink(*board);
        return showDestination(QLatin1String(compareId));
    }
    if (isTourLink(link))
        return tour_->offer();
    const auto place = parsePlaceLink(link);
    if (!place) {
        shell_->banner()->showMessage(Tone::Bad, tr("This link leads nowhere in Pilothouse."),
                                      link.left(200));
        return;
    }
    switch (place->kind) {
    case PlaceLink::Kind::Experiment:
        return openExperimentLink(place->connection, place->id);
    case PlaceLink::Kind::Incident:
        return openIncidentLink(place->id);
    case PlaceLink::Kind::Release:
        return releasesController_->openRelease(place->id); // says itself where there is none
    }
}

void MainWindow::openLink(const QString& connectionName, const QString& runId)
{
    for (const auto& connection : connectionsController_->connections()) {
        if (connection.name == connectionName) {
            openRun({connection.id, EntityKind::Run, runId});
            return;
        }
    }
    shell_->banner()->showError(
        Error::make(ErrorKind::NotFound, connectionName,
                    tr("The link speaks of a connection that is not here: %1").arg(connectionName)));
}

void MainWindow::openIncidentLink(const QString& id)
{
    linkJob_ = workspace_->runner().run<bool>(
        {},
        [id, &state = workspace_->state()](JobContext&) -> Result<bool> {
            const auto known = IncidentStore(state).incidents();
            if (!known)
                return fail(known.error());
            return std::any_of(known->incidents.cbegin(), known->incidents.cend(),
                               [&](const Incident& incident) { return incident.id == id; });
        },
        this,
        [this, id](Result<bool> isKnown) {
            if (!isKnown)
                return shell_->banner()->showError(isKnown.error());
            if (!*isKnown) {
                shell_->banner()->showMessage(
                    Tone::Bad, tr("The link speaks of an incident that is not here: %1").arg(id));
                return;
            }
            showDestination(QLatin1String(incidentsId));
            incidentsController()->choose(id);
        });
}

void MainWindow::openExperimentLink(const QString& connectionName, const QString& name)
{
    const auto all = connectionsController_->connections();
    const auto connection = std::find_if(all.cbegin(), all.cend(), [&](const Connection& candidate) {
        return candidate.name == connectionName;
    });
    if (connection == all.cend()) {
        shell_->banner()->showMessage(
            Tone::Bad, tr("The link speaks of a connection that is not here: %1").arg(connectionName));
        return;
    }
    linkJob_ = workspace_->runner().run<std::optional<EntityKey>>(
        {},
        [id = connection->id, name,
         &cache = workspace_->cache()](JobContext&) -> Result<std::optional<EntityKey>> {
            const auto known = cache.experiments();
            if (!known)
                return fail(known.error());
            for (const auto& candidate : *known) {
                if (candidate.experiment.key.connection == id && candidate.experiment.name == name)
                    return candidate.experiment.key;
            }
            return std::nullopt;
        },
        this,
        [this, name](Result<std::optional<EntityKey>> key) {
            if (!key)
                return shell_->banner()->showError(key.error());
            if (!*key) {
                shell_->banner()->showMessage(
                    Tone::Bad, tr("The link speaks of an experiment that is not here: %1").arg(name));
                return;
            }
            runsController_->selectExperiments({**key});
            showDestination(QLatin1String(experimentsId));
        });
}

} // namespace ph
