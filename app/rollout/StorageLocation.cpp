#include "app/rollout/StorageLocation.h"

#include "app/release/DeskSources.h"
#include "app/release/ModelFile.h"
#include "models/values/ServedIndex.h"
#include "services/rollout/RolloutPlanTexts.h"

#include <algorithm>

namespace ph {

namespace {

/// What KServe's storage initializer takes.
/// https://kserve.github.io/website/docs/model-serving/storage/overview
bool isLoadable(const QString& address)
{
    static const QStringList schemes{
        QStringLiteral("s3"),   QStringLiteral("gs"),      QStringLiteral("hdfs"),
        QStringLiteral("http"), QStringLiteral("webhdfs"), QStringLiteral("https"),
        QStringLiteral("pvc"),  QStringLiteral("hf"),      QStringLiteral("oci")};
    return schemes.contains(address.section(QStringLiteral("://"), 0, 0)) &&
           address.contains(QLatin1String("://"));
}

QString below(QString root, const QString& folder)
{
    while (root.endsWith(u'/'))
        root.chop(1);
    return folder.isEmpty() ? root : root + u'/' + folder;
}

} // namespace

Result<QString> storageUri(const ModelVersion& version, ConnectionId tracker, const FilesLocation& location)
{
    if (isLoadable(version.source))
        return version.source;
    const auto title = QStringLiteral("%1 %2").arg(version.model, version.version);
    const auto files = versionFiles(version, tracker);
    const auto root = files ? location(*files, version) : Result<QString>(version.source);
    if (!root)
        return fail(root.error());
    const auto address = files ? below(*root, files->folder) : *root;
    if (!isLoadable(address))
        return fail(
            ErrorKind::Unsupported, title,
            RolloutPlanTexts::tr("Its files are at \"%1\", which a cluster cannot load: register it from a "
                                 "store that both reach, such as s3:// or gs://.")
                .arg(address));
    return address;
}

FilesLocation filesOnTracker(Workspace& workspace, const ReleaseEnvironment& environment,
                             std::stop_token stop)
{
    return [&workspace, name = environment.tracker, stop](const VersionFiles& files,
                                                          const ModelVersion& version) -> Result<QString> {
        const auto tracker = linkNamed(workspace, name);
        if (!tracker)
            return fail(tracker.error());
        auto& cache = workspace.cache();
        if (const auto known = ensureOwner(cache, **tracker, files, version, stop); !known)
            return fail(known.error());
        const EntityKey runKey{files.owner.connection, EntityKind::Run, version.runId};
        if (files.owner.kind == EntityKind::Run) {
            const auto run = cache.run(runKey);
            if (!run)
                return fail(run.error());
            if (*run)
                return (*run)->artifactUri;
        } else {
            const auto models = cache.loggedModels(runKey);
            if (!models)
                return fail(models.error());
            for (const auto& model : *models) {
                if (model.key == files.owner)
                    return model.artifactLocation;
            }
        }
        return fail(ErrorKind::NotFound, version.source,
                    RolloutPlanTexts::tr("%1 does not say where its files are.").arg(name));
    };
}

Result<QString> versionAt(const QString& uri, const std::vector<ModelVersion>& versions, ConnectionId tracker,
                          const FilesLocation& location)
{
    const auto wanted = comparableSource(uri);
    const auto isThere = [&](const QString& address) { return comparableSource(address) == wanted; };
    const auto named = std::find_if(versions.begin(), versions.end(),
                                    [&](const ModelVersion& version) { return isThere(version.source); });
    if (named != versions.end())
        return named->version;
    for (const auto& version : versions) {
        if (isLoadable(version.source))
            continue;
        const auto address = storageUri(version, tracker, location);
        if (address && isThere(*address))
            return version.version;
        if (!address && address.error().retryable())
            return fail(address.error()); // it may be this one
    }
    return QString();
}

} // namespace ph
