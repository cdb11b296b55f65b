#pragma once

#include "models/values/Run.h"
#include "services/connectors/mlflow/MlflowDecodeFaults.h"
#include "services/connectors/mlflow/MlflowDecodeJson.h"

namespace ph::mlflow {

/// Appends the points of a metric's history, as the API tells them; what is no point is left out and told.
error_code decodeHistory(json::array array, MetricPoints& points, std::vector<ItemFault>& faults);

} // namespace ph::mlflow
