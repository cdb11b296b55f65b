#pragma once

#include "services/connectors/mlflow/MlflowSampleContent.h"

#include <filesystem>

namespace ph {

/// The sample's registry, in the FileStore `folder` with these experiments: for each experiment with models
/// the latest versions of one registered model, the one before the newest as its champion; and a prompt.
Result<void> writeSampleRegistry(const std::filesystem::path& folder,
                                 const std::vector<SampleExperiment>& experiments);

} // namespace ph
