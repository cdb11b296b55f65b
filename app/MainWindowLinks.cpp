#include "app/CompareController.h"
#include "app/ConnectionsController.h"
#include "app/LinkedObject.h"
#include "app/MainWindow.h"
#include "app/ReleasesController.h"
#include "app/drift/DriftController.h"
#include "app/incidents/IncidentsController.h"
#include "app/start/TourController.h"
#include "models/values/CompareLink.h"
#include "models/values/HelpTopic.h"
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
        shell_->banner()->showMessage({.tone = Tone::Bad,
                                       .text = tr("This link leads nowhere in Pilothouse."),
                                       .details = link.left(200),
                                       .help = helpTopicOf(ErrorKind::Invalid)});
        return;
    }
    switch (place->kind) {
    case PlaceLink::Kind::Experiment:
    case PlaceLink::Kind::Model:
    case PlaceLink::Kind::Version:
    case PlaceLink::Kind::Endpoint:
        return openConnectionLink(*place);
    case PlaceLink::Kind::Drift:
        return openDriftLink(*place);
    case PlaceLink::Kind::Incident:
        return openIncidentLink(*place);
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

void MainWindow::openIncidentLink(const PlaceLink& place)
{
    linkJob_ = workspace_->runner().run<bool>(
        {},
        [id = place.id, &state = workspace_->state()](JobContext&) -> Result<bool> {
            const auto known = IncidentStore(state).incidents();
            if (!known)
                return fail(known.error());
            return std::any_of(known->incidents.cbegin(), known->incidents.cend(),
                               [&](const Incident& incident) { return incident.id == id; });
        },
        this,
        [this, place](Result<bool> isKnown) {
            if (!isKnown)
                return shell_->banner()->showError(isKnown.error());
            if (!*isKnown)
                return sayLinkedMissing(place);
            showDestination(QLatin1String(incidentsId));
            incidentsController()->choose(place.id);
        });
}

void MainWindow::openConnectionLink(const PlaceLink& place)
{
    const auto all = connectionsController_->connections();
    const auto connection = std::find_if(all.cbegin(), all.cend(), [&](const Connection& candidate) {
        return candidate.name == place.connection;
    });
    if (connection == all.cend()) {
        shell_->banner()->showMessage(
            {.tone = Tone::Bad,
             .text = tr("The link speaks of a connection that is not here: %1").arg(place.connection),
             .help = helpTopicOf(ErrorKind::NotFound)});
        return;
    }
    linkJob_ = workspace_->runner().run<std::optional<NamedObject>>(
        {},
        [id = connection->id, place, &cache = workspace_->cache()](JobContext&) {
            return linkedObject(cache, id, place);
        },
        this,
        [this, place](Result<std::optional<NamedObject>> found) {
            if (!found)
                return shell_->banner()->showError(found.error());
            if (!*found)
                return sayLinkedMissing(place);
            openObject(**found);
        });
}

void MainWindow::openDriftLink(const PlaceLink& place)
{
    linkJob_ = workspace_->runner().run<NamedDriftPlan>(
        {},
        [name = place.id,
         files = DriftFiles(QString::fromStdString((workspace_->folder() / "drift").string()))](JobContext&) {
            return files.load(name);
        },
        this,
        [this, place](Result<NamedDriftPlan> study) {
            if (!study && study.error().kind == ErrorKind::NotFound)
                return sayLinkedMissing(place);
            if (!study)
                return shell_->banner()->showError(study.error());
            driftController()->show(*study);
            showDestination(QLatin1String(driftId));
        });
}

void MainWindow::sayLinkedMissing(const PlaceLink& place)
{
    const auto say = [this](const QString& text) {
        shell_->banner()->showMessage(
            {.tone = Tone::Bad, .text = text, .help = helpTopicOf(ErrorKind::NotFound)});
    };
    switch (place.kind) {
    case PlaceLink::Kind::Experiment:
        return say(tr("The link speaks of an experiment that is not here: %1").arg(place.id));
    case PlaceLink::Kind::Model:
        return say(tr("The link speaks of a model that is not here: %1").arg(place.id));
    case PlaceLink::Kind::Version:
        return say(
            tr("The link speaks of a model version that is not here: %1 %2").arg(place.id, place.version));
    case PlaceLink::Kind::Endpoint:
        return say(tr("The link speaks of an endpoint that is not here: %1").arg(place.id));
    case PlaceLink::Kind::Drift:
        return say(tr("The link speaks of a drift study that is not here: %1").arg(place.id));
    case PlaceLink::Kind::Incident:
        return say(tr("The link speaks of an incident that is not here: %1").arg(place.id));
    case PlaceLink::Kind::Release:
        return; // its page says it
    }
}

} // namespace ph
