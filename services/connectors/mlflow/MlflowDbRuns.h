#pragma once

#include "services/connectors/ItemFaults.h"
#include "services/connectors/LocalPaging.h"
#include "services/connectors/mlflow/MlflowDbReader.h"

namespace ph {

Result<std::vector<Experiment>> dbExperiments(const MlflowDbReader& db, ItemFaults& faults);
/// One page by key; `query.pageToken` is replaced by `after`.
Result<RunsPage> dbRuns(const MlflowDbReader& db, const RunQuery& query,
                        const std::optional<RunCursor>& after, ItemFaults& faults);
/// NotFound where there is no such run.
Result<RunBatch> dbRun(const MlflowDbReader& db, const QString& runId, ItemFaults& faults);
Result<MetricPoints> dbHistory(const MlflowDbReader& db, const QString& runId, const QString& metricKey,
                               ItemFaults& faults);

} // namespace ph
