#pragma once

#include "services/connectors/mlflow/MlflowDbReader.h"

namespace ph {

/// The run's artifact_uri; NotFound where there is no such run.
Result<QString> dbArtifactUri(const MlflowDbReader& db, const QString& runId);
/// The logged model's artifact_location; NotFound where there is no such model, Unsupported where the schema
/// has none.
Result<QString> dbModelArtifactLocation(const MlflowDbReader& db, const QString& modelId);
/// Whether something in the database tells of artifacts below `store`, as artifactStoreOf() gives it: a
/// logged model, or a tag that comes with artifacts.
Result<bool> dbTellsOfArtifacts(const MlflowDbReader& db, const QString& store);

} // namespace ph
