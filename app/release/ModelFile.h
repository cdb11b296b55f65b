#pragma once

#include "models/values/VersionFiles.h"
#include "services/sync/RunFetch.h"

#include <QJsonObject>

namespace ph {

/// What the file "MLmodel" says of the model that it lies beside.
struct ModelFile {
    QStringList flavors;   ///< "python_function", "sklearn": by which it can be loaded
    QJsonObject signature; ///< {"inputs": [...], "outputs": [...]}; empty: it has none
};

/// At most 256 KiB; Unreadable for what is no such file, or names no flavor.
Result<ModelFile> parseModelFile(const QByteArray& yaml);

/// What the cache keeps of a run or a logged model needs that one there: asks the server for it where it is
/// not.
Result<void> ensureOwner(CacheStore& cache, Link& link, const VersionFiles& files,
                         const ModelVersion& version, std::stop_token stop);

/// Of a version, from where its files lie (see versionFiles()): of the tracker, else of the cache, with its
/// age. A null link: of the cache only. NotFound where there is no such file, Unsupported where the version's
/// source says no place that the tracker has.
Result<Aged<ModelFile>> loadModelFile(CacheStore& cache, Link* link, const ModelVersion& version,
                                      ConnectionId tracker, std::stop_token stop);

} // namespace ph
