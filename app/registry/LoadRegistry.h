#pragma once

#include "app/release/ServedHistory.h"
#include "models/values/ModelView.h"
#include "models/values/ReleaseEnvironment.h"
#include "models/values/ReleaseRecord.h"

namespace ph {

// What the models screen shows, read from the workspace. Blocking: for workers.

using ReleaseSource = std::function<Result<QList<ReleaseRecord>>(std::stop_token stop)>;
/// This workspace's and, from the release homes as they were pulled last, its colleagues'. Asks nobody.
ReleaseSource releasesForLineage(Workspace& workspace);

/// The version that a manifest names as live, as its repository was fetched last; empty: not known.
using ManifestSource = std::function<QString(const ReleaseTarget& manifest)>;
/// Asks nobody.
ManifestSource manifestsForLineage(Workspace& workspace);

/// What releases made environments of a registry serve of a model, see servedChanges().
using ServedSource = std::function<QList<ServedChange>(ConnectionId registry, const QString& model)>;
ServedSource servedForTimelines(Workspace& workspace);

/// Everything that is read from; what it refers to must outlive it.
struct RegistrySources {
    CacheStore& cache;
    AliasLog& aliases;
    ReleaseSource releases;
    QString folder;                        ///< of the workspace: its environments lie there
    QMap<qint64, QString> connectionNames; ///< by ConnectionId::value
    Clock clock;
    ManifestSource manifests; ///< may be empty: then no manifest is known
    ServedSource served = {}; ///< may be empty: then only what was done from here is known
};

Result<QList<ModelSummary>> loadModels(const RegistrySources& from, std::stop_token stop);
/// NotFound where it is not in the cache.
Result<ModelDetails> loadModel(const RegistrySources& from, const EntityKey& model);

/// Files beside a version are asked of its server where the cache lacks them and there is a link; what cannot
/// be had stays unknown.
Result<VersionDetails> loadVersion(const RegistrySources& from, const EntityKey& model,
                                   const QString& version, Link* link, std::stop_token stop);
/// A version as one side of a comparison.
Result<VersionSide> loadSide(CacheStore& cache, const EntityKey& model, const QString& version, Link* link,
                             std::stop_token stop);

} // namespace ph
