#pragma once

#include "services/connectors/mlflow/MlflowDecodeKeys.h"
#include "services/connectors/mlflow/MlflowDecodeLenient.h"

namespace ph::mlflow {

/// The "data" of runs: their metrics, params and tags, as cells of the batch.
class CellReader {
public:
    explicit CellReader(LenientRun& run);

    void startRun();
    error_code read(json::object data);

private:
    // Params or tags.
    struct Texts {
        const char* section;
        RunGap::Kind kind;
        KeyGuess keys;
        std::vector<RunBatch::TextCell>& cells;
    };

    bool keyCode(json::value& value, const char* section, KeyGuess& keys, std::uint32_t& code);
    error_code metric(json::object object);
    error_code keyValue(json::object object, Texts& into);
    error_code keyValues(json::value& value, Texts& into);

    LenientRun& run_;
    KeyGuess metricKeys_;
    Texts params_;
    Texts tags_;
};

} // namespace ph::mlflow
