#pragma once

#include "app/Workspace.h"
#include "models/values/ModelView.h"

namespace ph {

// What the models screen shows, read from the workspace. Blocking: for workers.

/// Everything that is read from; what it refers to must outlive it.
struct RegistrySources {
    CacheStore& cache;
    AliasLog& aliases;
    StateStore& state;
    QString folder;                        ///< of the workspace: its environments lie there
    QMap<qint64, QString> connectionNames; ///< by ConnectionId::value
    Clock clock;
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
