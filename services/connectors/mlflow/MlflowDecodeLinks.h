#pragma once

#include "services/connectors/mlflow/MlflowDecodeLenient.h"

namespace ph::mlflow {

/// The "inputs" of a run: the datasets it read. One of which a part cannot be read is left out.
error_code decodeInputs(LenientRun& run, json::object inputs);

/// The "outputs" of a run: the logged models it made.
error_code decodeOutputs(LenientRun& run, json::object outputs);

} // namespace ph::mlflow
