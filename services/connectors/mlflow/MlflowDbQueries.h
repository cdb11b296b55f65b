#pragma once

#include "services/connectors/ItemFaults.h"
#include "services/connectors/LocalPaging.h"
#include "services/connectors/mlflow/MlflowDbReader.h"

namespace ph {

/// Unsupported, naming what is missing and the schema's revision, where the database lacks a table or a
/// column without which nothing can be shown. Whatever else a version lacks reads as absent; whatever it adds
/// is ignored.
Result<void> checkMlflowSchema(const MlflowDbReader& db);

/// "bf29a5ff90ea (MLflow 3)": the revision, and the generation that its tables tell.
QString mlflowSchemaName(const MlflowDbReader& db);

Result<std::vector<Experiment>> dbExperiments(const MlflowDbReader& db, ItemFaults& faults);
/// One page by key; `query.pageToken` is replaced by `after`.
Result<RunsPage> dbRuns(const MlflowDbReader& db, const RunQuery& query,
                        const std::optional<RunCursor>& after, ItemFaults& faults);
Result<RunBatch> dbRun(const MlflowDbReader& db, const QString& runId, ItemFaults& faults);
Result<MetricPoints> dbHistory(const MlflowDbReader& db, const QString& runId, const QString& metricKey,
                               ItemFaults& faults);
Result<std::vector<LoggedModel>> dbLoggedModels(const MlflowDbReader& db, const QString& experimentId,
                                                ItemFaults& faults);
/// The run's artifact_uri; NotFound where there is no such run.
Result<QString> dbArtifactUri(const MlflowDbReader& db, const QString& runId);
/// The logged model's artifact_location; NotFound where there is no such model, Unsupported where the schema
/// has none.
Result<QString> dbModelArtifactLocation(const MlflowDbReader& db, const QString& modelId);
/// Whether something in the database tells of artifacts below `store`, as artifactStoreOf() gives it: a
/// logged model, or a tag that comes with artifacts.
Result<bool> dbTellsOfArtifacts(const MlflowDbReader& db, const QString& store);
/// Rows of a table; 0 where it is not there.
Result<std::int64_t> dbCount(const MlflowDbReader& db, const std::string& table);

} // namespace ph
