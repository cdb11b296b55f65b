#pragma once

#include "models/values/ModelVersion.h"

#include <optional>

namespace ph {

/// Whose files a model version is, and where among them.
struct VersionFiles {
    EntityKey owner; ///< its source run or, of MLflow 3, the logged model; both of the tracker
    QString folder;  ///< "model"; empty: at the root
    friend bool operator==(const VersionFiles&, const VersionFiles&) = default;
};

/// Read from the version's source: "mlflow-artifacts:/1/RUN/artifacts/model" and "runs:/RUN/model" of its own
/// run, "models:/m-1234" and "s3://bucket/1/models/m-1234/artifacts" of a logged model. None where it says
/// neither, as "models:/other/3" (a copied version) or a path of somebody's own.
/// https://mlflow.org/docs/latest/ml/tracking (logged models), mlflow/store/artifact/utils/models.py
std::optional<VersionFiles> versionFiles(const ModelVersion& version, ConnectionId tracker);

} // namespace ph
