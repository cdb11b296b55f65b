#include "app/palette/ReadObjects.h"

#include "app/SavedViewFiles.h"
#include "services/incidents/IncidentStore.h"
#include "services/release/ReleaseStore.h"

namespace ph {

namespace {

using ConnectionNames = QMap<qint64, QString>;

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

Result<void> addModels(ObjectIndex& index, CacheStore& cache, const ConnectionNames& names,
                       const std::stop_token& stop)
{
    const auto models = cache.registeredModels();
    if (!models)
        return tl::unexpected(models.error());
    for (const auto& model : *models)
        index.add({ObjectKind::Model, model.key.connection, model.key.remoteId, model.name(),
                   names.value(model.key.connection.value)});
    for (const auto& model : *models) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, model.name());
        const auto versions = cache.modelVersions(model.key);
        if (!versions)
            return tl::unexpected(versions.error());
        for (const auto& version : *versions)
            index.add({ObjectKind::ModelVersion, model.key.connection, version.version,
                       QStringLiteral("%1 %2").arg(version.model, version.version),
                       joined({version.model, names.value(model.key.connection.value)})});
    }
    return {};
}

Result<void> addEndpoints(ObjectIndex& index, CacheStore& cache, const ConnectionNames& names)
{
    const auto endpoints = cache.endpoints();
    if (!endpoints)
        return tl::unexpected(endpoints.error());
    for (const auto& endpoint : *endpoints)
        index.add({ObjectKind::Endpoint, endpoint.key.connection, endpoint.key.remoteId, endpoint.name,
                   joined({endpoint.ns, names.value(endpoint.key.connection.value)})});
    return {};
}

Result<void> addRuns(ObjectIndex& index, CacheStore& cache, const ConnectionNames& names,
                     const std::stop_token& stop)
{
    const auto experiments = cache.experiments();
    if (!experiments)
        return tl::unexpected(experiments.error());
    QHash<EntityKey, QString> within;
    for (const auto& each : *experiments) {
        const auto& key = each.experiment.key;
        const auto connection = names.value(key.connection.value);
        index.add({ObjectKind::Experiment, key.connection, key.remoteId, each.experiment.name, connection});
        within.insert(key, joined({each.experiment.name, connection}));
    }
    return cache.runNames(
        [&](const RunName& run) {
            index.add({ObjectKind::Run, run.run.connection, run.run.remoteId, run.name,
                       within.value({run.run.connection, EntityKind::Experiment, run.experimentId})});
        },
        stop);
}

} // namespace

Result<ObjectIndexPtr> readMadeObjects(Workspace& workspace, const QList<Connection>& connections)
{
    auto index = std::make_shared<ObjectIndex>();
    for (const auto& connection : connections)
        index->add({ObjectKind::Connection, connection.id, connection.name, connection.name});
    const auto views = savedViewsIn(QString::fromStdString((workspace.folder() / "views").string()));
    for (auto view = views.begin(); view != views.end(); ++view)
        index->add({ObjectKind::SavedView, {}, view.key(), view.key()});
    const auto incidents = IncidentStore(workspace.state()).incidents();
    if (!incidents)
        return tl::unexpected(incidents.error());
    for (const auto& incident : incidents->incidents)
        index->add({ObjectKind::Incident,
                    {},
                    incident.id,
                    incident.title,
                    joined({incident.id, incident.environment})});
    const auto releases = storedReleases(workspace.state());
    if (!releases)
        return tl::unexpected(releases.error());
    for (const auto& release : *releases)
        index->add({ObjectKind::Release, {}, release.plan.id, release.plan.id, release.plan.environment});
    return index;
}

Result<ObjectIndexPtr> readCachedObjects(CacheStore& cache, const QMap<qint64, QString>& connections,
                                         const std::stop_token& stop)
{
    auto index = std::make_shared<ObjectIndex>();
    const auto added = addModels(*index, cache, connections, stop)
                           .and_then([&] { return addEndpoints(*index, cache, connections); })
                           .and_then([&] { return addRuns(*index, cache, connections, stop); });
    if (!added)
        return tl::unexpected(added.error());
    return index;
}

} // namespace ph
