#pragma once

#include "models/values/RunBatch.h"
#include "services/connectors/ItemFaults.h"
#include "services/connectors/mlflow/MlflowDbReader.h"

namespace ph {

/// Adds text of a foreign database, which holds any bytes; everything after us expects UTF-8.
TextRef addDbText(RunBatch& batch, std::string_view bytes);

/// Adds the metrics, params, tags, inputs and outputs of the batch's runs, which are `runIds` in this order;
/// metrics that cannot be read become faults and gaps.
Result<void> addDbCells(const MlflowDbReader& db, const QStringList& runIds, RunBatch& batch,
                        ItemFaults& faults);

} // namespace ph
