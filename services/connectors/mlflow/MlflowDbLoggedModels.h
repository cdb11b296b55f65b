#pragma once

#include "models/values/Run.h"
#include "services/connectors/ItemFaults.h"
#include "services/connectors/mlflow/MlflowDbReader.h"

namespace ph {

/// The models of MLflow 3 that the runs of an experiment logged, without deleted ones;
/// metrics that cannot be read become faults and gaps.
Result<std::vector<LoggedModel>> dbLoggedModels(const MlflowDbReader& db, const QString& experimentId,
                                                ItemFaults& faults);

} // namespace ph
