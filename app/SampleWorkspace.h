#pragma once

#include "models/values/Result.h"
#include "models/values/Time.h"

#include <filesystem>

namespace ph {

/// A workspace with two local stores ("lab folder", a mlruns; "lab database", a mlflow.db) connected,
/// data contracts of two teams, and six incidents, so that everything can be tried without a server. Conflict
/// where the folder is a workspace already, or holds the stores of one. Its state.db comes last: without it,
/// the writing was interrupted.
Result<void> createSampleWorkspace(const std::filesystem::path& folder, const Clock& clock);

} // namespace ph
