#pragma once

#include "services/connectors/mlflow/MlflowSampleContent.h"

#include <filesystem>

namespace ph {

/// A FileStore in `folder`, which is made.
Result<void> writeSampleFolder(const std::filesystem::path& folder,
                               const std::vector<SampleExperiment>& experiments);

/// A SQLite store as MLflow 3.6 lays it out (the tables that hold runs and models), its artifacts in
/// `artifactFolder`.
Result<void> writeSampleDb(const std::filesystem::path& file, const std::filesystem::path& artifactFolder,
                           const std::vector<SampleExperiment>& experiments);

/// Makes the folders above. Storage where it cannot be written.
Result<void> writeSampleFile(const std::filesystem::path& file, std::string_view bytes);

/// Within single quotes, which know one escape.
std::string sampleYamlText(const std::string& text);

/// As MLflow writes the address of a local folder.
std::string sampleFileUri(const std::filesystem::path& folder);

} // namespace ph
