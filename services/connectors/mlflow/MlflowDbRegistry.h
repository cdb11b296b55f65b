#pragma once

#include "models/values/ModelVersion.h"
#include "services/connectors/ItemFaults.h"
#include "services/connectors/mlflow/MlflowDbReader.h"

#include <vector>

namespace ph {

// The registry in a mlflow.db. A database without registry tables has no models. Keys come without their
// connection. A time that cannot be read is a fault of its model or version.

/// All registered models and prompts, by name.
Result<std::vector<RegisteredModel>> dbRegisteredModels(const MlflowDbReader& db, ItemFaults& faults);
/// Newest first; NotFound for a model that is not registered.
Result<std::vector<ModelVersion>> dbModelVersions(const MlflowDbReader& db, const QString& model,
                                                  ItemFaults& faults);

} // namespace ph
