#include "app/registry/LoadRegistry.h"

#include "app/release/DeskSources.h"
#include "app/release/KnownReleases.h"
#include "app/release/LiveVersion.h"
#include "app/release/ModelFile.h"
#include "models/values/ModelSignature.h"
#include "services/sync/RunFetch.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace ph {

namespace {

constexpr qint64 maxEnvironmentFile = 1 << 20;
constexpr std::array environmentFileNames{"conda.yaml", "python_env.yaml", "requirements.txt"};

Result<ModelVersion> versionOf(CacheStore& cache, const EntityKey& model, const QString& number)
{
    auto versions = cache.modelVersions(model);
    if (!versions)
        return fail(versions.error());
    const auto found = std::find_if(versions->begin(), versions->end(),
                                    [&](const ModelVersion& one) { return one.version == number; });
    if (found == versions->end())
        return fail(ErrorKind::NotFound, QStringLiteral("%1 %2").arg(model.remoteId, number));
    return std::move(*found);
}

EntityKey runOf(const ModelVersion& version)
{
    return {version.key.connection, EntityKind::Run, version.runId};
}

using Listing = Aged<std::vector<ArtifactEntry>>;

/// None where its folder is not known, or was never listed and cannot be now.
std::optional<Listing> listingOf(CacheStore& cache, const ModelVersion& version, Link* link,
                                 std::stop_token stop)
{
    const auto files = versionFiles(version, version.key.connection);
    if (!files || (link && !ensureOwner(cache, *link, *files, version, stop)))
        return std::nullopt;
    auto listing = artifacts(cache, link, files->owner, files->folder, Freshness::CacheFirst, stop);
    return listing ? std::optional(std::move(*listing)) : std::nullopt;
}

/// None unless each of them is known whole.
std::optional<QMap<QString, QString>> environmentFilesOf(CacheStore& cache, const ModelVersion& version,
                                                         Link* link, std::stop_token stop)
{
    const auto listing = listingOf(cache, version, link, stop);
    if (!listing)
        return std::nullopt;
    const auto owner = versionFiles(version, version.key.connection)->owner;
    QMap<QString, QString> files;
    for (const auto& entry : listing->value) {
        const auto name = entry.path.section(u'/', -1);
        if (std::none_of(environmentFileNames.begin(), environmentFileNames.end(),
                         [&](const char* one) { return name == QLatin1String(one); }))
            continue;
        const auto bytes =
            artifactBytes(cache, link, owner, entry.path, maxEnvironmentFile, Freshness::CacheFirst, stop);
        if (!bytes)
            return std::nullopt;
        files.insert(name, QString::fromUtf8(bytes->value));
    }
    return files;
}

/// As signatureParts(), from the file beside the model: MLflow 3 keeps it there only.
std::optional<QMap<QString, QString>> signatureInFile(CacheStore& cache, const ModelVersion& version,
                                                      Link* link, std::stop_token stop)
{
    const auto file = loadModelFile(cache, link, version, version.key.connection, std::move(stop));
    if (!file)
        return std::nullopt;
    QMap<QString, QString> parts;
    const auto& signature = file->value.signature;
    for (auto it = signature.begin(); it != signature.end(); ++it) {
        if (it->isArray())
            parts.insert(it.key(),
                         QString::fromUtf8(QJsonDocument(it->toArray()).toJson(QJsonDocument::Compact)));
    }
    return parts;
}

Result<QList<VersionRelease>> releasesOf(const RegistrySources& from, const ModelVersion& version,
                                         std::stop_token stop)
{
    const auto records = from.releases(std::move(stop));
    if (!records)
        return fail(records.error());
    QList<VersionRelease> releases;
    for (const auto& record : *records) { // a damaged one moves nothing; the releases screen shows it
        const auto& plan = record.plan;
        const bool isMoved = std::any_of(plan.parts.begin(), plan.parts.end(), [&](const ReleasePart& part) {
            const bool isOfRegistry =
                part.kind == ReleasePart::Kind::Model || part.kind == ReleasePart::Kind::Prompt;
            return isOfRegistry && part.name == version.model && part.to == version.version;
        });
        if (isMoved)
            releases.append({plan.id, plan.environment, record.state});
    }
    return releases;
}

bool isLiveIn(const RegistrySources& from, const ModelVersion& version, const ReleaseEnvironment& environment)
{
    if (environment.target.kind != ReleaseTarget::Kind::GitManifest)
        return (environment.model.isEmpty() || environment.model == version.model) &&
               isLive(version, environment.target);
    // A manifest names a version and no model.
    return environment.model == version.model && from.manifests &&
           from.manifests(environment.target) == version.version;
}

QList<VersionEndpoint> endpointsOf(const RegistrySources& from, const ModelVersion& version)
{
    QList<VersionEndpoint> endpoints;
    const auto listing = loadEnvironments(from.folder);
    if (!listing)
        return endpoints;
    const auto connection = from.connectionNames.value(version.key.connection.value);
    for (const auto& environment : listing->environments) {
        if (environment.registry == connection && isLiveIn(from, version, environment))
            endpoints.append({environment.name, environment.endpoint});
    }
    return endpoints;
}

Result<QString> experimentNameOf(CacheStore& cache, const Run& run)
{
    const auto experiments = cache.experiments();
    if (!experiments)
        return fail(experiments.error());
    for (const auto& cached : *experiments) {
        if (cached.experiment.key.connection == run.key.connection &&
            cached.experiment.key.remoteId == run.experimentId)
            return cached.experiment.name;
    }
    return QString();
}

} // namespace

ReleaseSource releasesForLineage(Workspace& workspace)
{
    return [&workspace](std::stop_token stop) {
        return knownReleases(workspace, HomeLook::Copy, std::move(stop))
            .map([](const ReleaseListing& listing) { return listing.releases; });
    };
}

ManifestSource manifestsForLineage(Workspace& workspace)
{
    return [&workspace](const ReleaseTarget& manifest) {
        return versionInManifest(workspace, manifest, HomeLook::Copy, {}).value_or(QString());
    };
}

Result<QList<ModelSummary>> loadModels(const RegistrySources& from, std::stop_token stop)
{
    const auto models = from.cache.registeredModels();
    if (!models)
        return fail(models.error());
    QList<ModelSummary> summaries;
    for (const auto& model : *models) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, model.name());
        const auto versions = from.cache.modelVersions(model.key);
        if (!versions)
            return fail(versions.error());
        summaries.append({model, from.connectionNames.value(model.key.connection.value),
                          versions->empty() ? QString() : versions->front().version});
    }
    return summaries;
}

ServedSource servedForTimelines(Workspace& workspace)
{
    return [&workspace](ConnectionId registry, const QString& model) {
        return servedChanges(workspace, registry, model);
    };
}

Result<ModelDetails> loadModel(const RegistrySources& from, const EntityKey& key)
{
    const auto models = from.cache.registeredModels();
    if (!models)
        return fail(models.error());
    const auto model = std::find_if(models->begin(), models->end(),
                                    [&](const RegisteredModel& one) { return one.key == key; });
    if (model == models->end())
        return fail(ErrorKind::NotFound, key.remoteId);
    const auto versions = from.cache.modelVersions(key);
    if (!versions)
        return fail(versions.error());
    auto timelines = from.aliases.timelines(key.connection, key.remoteId);
    if (!timelines)
        return fail(timelines.error());
    ModelDetails details;
    details.summary = {*model, from.connectionNames.value(key.connection.value),
                       versions->empty() ? QString() : versions->front().version};
    details.timelines = from.served
                            ? withServed(*std::move(timelines), from.served(key.connection, key.remoteId))
                            : *std::move(timelines);
    details.nowMs = toMs(from.clock());
    for (const auto& version : *versions) {
        QString runName;
        if (!version.runId.isEmpty()) {
            if (const auto run = from.cache.run(runOf(version)); run && *run)
                runName = (*run)->name;
        }
        details.versions.append({version, runName});
    }
    return details;
}

Result<VersionSide> loadSide(CacheStore& cache, const EntityKey& model, const QString& number, Link* link,
                             std::stop_token stop)
{
    auto version = versionOf(cache, model, number);
    if (!version)
        return fail(version.error());
    VersionSide side;
    side.version = std::move(*version);
    if (!side.version.runId.isEmpty()) {
        auto run = cache.run(runOf(side.version));
        if (!run)
            return fail(run.error());
        side.run = std::move(*run);
    }
    side.environmentFiles = environmentFilesOf(cache, side.version, link, stop);
    if (!signatureParts(side))
        side.fileSignature = signatureInFile(cache, side.version, link, stop);
    return side;
}

Result<VersionDetails> loadVersion(const RegistrySources& from, const EntityKey& model, const QString& number,
                                   Link* link, std::stop_token stop)
{
    auto side = loadSide(from.cache, model, number, link, stop);
    if (!side)
        return fail(side.error());
    VersionDetails details;
    details.side = std::move(*side);
    const auto& version = details.side.version;
    if (details.side.run) {
        auto name = experimentNameOf(from.cache, *details.side.run);
        if (!name)
            return fail(name.error());
        details.experimentName = std::move(*name);
    }
    if (auto parts = signatureParts(details.side)) {
        for (auto& part : *parts)
            part = signatureColumns(part);
        details.signature = std::move(*parts);
    }
    if (auto listing = listingOf(from.cache, version, nullptr, stop)) {
        details.files = QList<ArtifactEntry>(listing->value.begin(), listing->value.end());
        details.filesMs = listing->fetchedMs;
    }
    auto releases = releasesOf(from, version, stop);
    if (!releases)
        return fail(releases.error());
    details.releases = std::move(*releases);
    details.endpoints = endpointsOf(from, version);
    return details;
}

} // namespace ph
