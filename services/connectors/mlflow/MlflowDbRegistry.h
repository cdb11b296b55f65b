#pragma once

#include "models/values/ModelVersion.h"
#include "services/connectors/mlflow/MlflowDbReader.h"

#include <vector>

namespace ph {

// The registry in a mlflow.db. A database without registry tables has no models. Keys come without their
// connection.

/// All registered models and prompts, by name.
Result<std::vector<RegisteredModel>> dbRegisteredModels(const MlflowDbReader& db);
/// Newest first; NotFound for a model that is not registered.
Result<std::vector<ModelVersion>> dbModelVersions(const MlflowDbReader& db, const QString& model);

} // namespace ph
