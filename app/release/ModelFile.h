#pragma once

#include "models/values/ModelVersion.h"
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

/// Where a version's model lies among the artifacts of its source run: "model"; empty: at their root. None
/// where its source is none of the run's artifacts.
std::optional<QString> modelFolder(const ModelVersion& version);

/// Of a version, from the artifacts of its source run: of the tracker, else of the cache, with its age. A
/// null link: of the cache only. NotFound where the run has no such file there; Unsupported for a logged
/// model
/// ("models:/m-…"), whose files belong to no run.
Result<Aged<ModelFile>> loadModelFile(CacheStore& cache, Link* tracker, const ModelVersion& version,
                                      const EntityKey& run, std::stop_token stop);

} // namespace ph
