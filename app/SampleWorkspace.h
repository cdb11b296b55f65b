#pragma once

#include "models/values/Result.h"
#include "models/values/Time.h"

#include <filesystem>

namespace ph {

/// A workspace with two local stores ("lab folder", a mlruns; "lab database", a mlflow.db) connected, so that
/// everything can be tried without a server. Conflict where the folder exists and holds one already.
Result<void> createSampleWorkspace(const std::filesystem::path& folder, const Clock& clock);

} // namespace ph
