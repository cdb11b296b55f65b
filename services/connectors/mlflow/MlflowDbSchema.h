#pragma once

#include "services/connectors/mlflow/MlflowDbReader.h"

namespace ph {

/// Unsupported, naming what is missing and the schema's revision, where the database lacks a table or a
/// column without which nothing can be shown. Whatever else a version lacks reads as absent; whatever it adds
/// is ignored.
Result<void> checkMlflowSchema(const MlflowDbReader& db);

/// "bf29a5ff90ea (MLflow 3)": the revision, and the generation that its tables tell.
QString mlflowSchemaName(const MlflowDbReader& db);

} // namespace ph
