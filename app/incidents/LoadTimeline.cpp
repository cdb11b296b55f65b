#include "app/incidents/LoadTimeline.h"

#include "app/release/KnownReleases.h"
#include "models/values/TimelineTableBuilder.h"
#include "services/environments/EnvironmentFile.h"
#include "services/incidents/IncidentItems.h"
#include "services/incidents/IncidentStore.h"
#include "services/observations/ReleaseItems.h"

#include <QSet>

namespace ph {

namespace {

void addTimelineItems(TimelineTableBuilder& builder, const std::vector<TimelineItem>& items)
{
    for (const auto& item : items)
        builder.add(item);
}

QMap<qint64, QString> namesOf(const std::vector<Connection>& connections)
{
    QMap<qint64, QString> names;
    for (const auto& connection : connections)
        names.insert(connection.id.value, connection.name);
    return names;
}

/// Where aliases pointed, and prompts. A model that cannot be read hides no other.
Result<void> addRegistries(Workspace& workspace, TimelineTableBuilder& builder, QStringList& notes,
                           const std::stop_token& stop)
{
    const auto connections = workspace.state().connections();
    if (!connections)
        return fail(connections.error());
    const auto models = workspace.cache().registeredModels();
    if (!models)
        return fail(models.error());
    const auto names = namesOf(*connections);
    const auto scopes = workspace.observer().scopes();
    for (const auto& model : *models) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, model.name());
        const auto connection = names.value(model.key.connection.value);
        const auto timelines = workspace.aliases().timelines(model.key.connection, model.name());
        if (timelines)
            addTimelineItems(builder, aliasItems(model, connection, *timelines, scopes));
        else
            notes << errorSentence(timelines.error());
        if (model.kind != RegisteredModel::Kind::Prompt)
            continue;
        const auto versions = workspace.cache().modelVersions(model.key);
        if (versions)
            addTimelineItems(builder, promptItems(model, connection, *versions));
        else
            notes << errorSentence(versions.error());
    }
    return {};
}

Result<void> addNotes(Workspace& workspace, TimelineTableBuilder& builder, QStringList& notes)
{
    const auto known = IncidentStore(workspace.state()).incidents();
    if (!known)
        return fail(known.error());
    notes += known->unreadable;
    for (const auto& incident : known->incidents)
        addTimelineItems(builder, incidentItems(incident, known->entries.value(incident.id)));
    return {};
}

} // namespace

std::vector<WatchedFile> watchedFiles(Workspace& workspace)
{
    std::vector<WatchedFile> files;
    const auto folder = QString::fromStdString(workspace.folder().string());
    const auto listing = loadEnvironments(folder);
    if (!listing)
        return files;
    const ScopeIndex scopes(listing->environments);
    QMap<QString, QStringList> environmentsByPolicy;
    for (const auto& environment : listing->environments) {
        files.push_back({QStringLiteral("environment"),
                         QStringLiteral("%1/environments/%2.yaml").arg(folder, environment.name),
                         scopes.ofEnvironment(environment.name)});
        environmentsByPolicy[environment.policyFile] << environment.name;
    }
    for (auto policy = environmentsByPolicy.cbegin(); policy != environmentsByPolicy.cend(); ++policy) {
        // Of several environments it concerns each.
        files.push_back({QStringLiteral("policy"), policy.key(),
                         policy->size() == 1 ? scopes.ofEnvironment(policy->first()) : TimelineScope()});
    }
    return files;
}

Result<TimelineReading> loadTimeline(Workspace& workspace, std::int64_t fromMs, std::int64_t toMs,
                                     std::stop_token stop)
{
    TimelineReading reading;
    workspace.observer().noteFiles(watchedFiles(workspace));
    TimelineTableBuilder builder;
    if (const auto read = workspace.observed().readTimeline(builder, fromMs, toMs, stop); !read)
        return fail(read.error());
    auto looks = workspace.observed().looks();
    if (!looks)
        return fail(looks.error());
    reading.looks = std::move(*looks);
    const auto releases = knownReleases(workspace, HomeLook::Copy, stop);
    if (!releases)
        return fail(releases.error());
    addTimelineItems(builder, releaseItems(releases->releases));
    reading.notes = releases->notes;
    if (const auto added = addRegistries(workspace, builder, reading.notes, stop); !added)
        return fail(added.error());
    if (const auto added = addNotes(workspace, builder, reading.notes); !added)
        return fail(added.error());
    auto table = builder.build();
    if (!table)
        return fail(table.error());
    reading.table = std::move(*table);
    return reading;
}

} // namespace ph
