#pragma once

#include "services/connectors/mlflow/MlflowDecodeCells.h"

namespace ph::mlflow {

/// Runs as MLflow's API tells them, appended to a batch.
class RunDecoder {
public:
    /// `bodyBytes`: of the whole reply; 0 where one run is all there is. `root`: as LenientRun's.
    RunDecoder(RunBatch& batch, std::vector<ItemFault>& faults, const char* root, std::size_t bodyBytes)
        : bodyBytes_(bodyBytes)
        , run_(batch, faults, root)
        , cells_(run_)
    {
    }
    RunDecoder(const RunDecoder&) = delete;
    RunDecoder& operator=(const RunDecoder&) = delete;

    error_code runs(json::array array);
    error_code run(json::object object);

private:
    error_code info(json::object object);
    void reserveForAll();

    const std::size_t bodyBytes_;
    LenientRun run_;
    CellReader cells_;
};

} // namespace ph::mlflow
