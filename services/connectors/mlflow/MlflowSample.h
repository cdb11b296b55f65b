#pragma once

#include "models/values/Result.h"
#include "models/values/Time.h"

#include <filesystem>

namespace ph {

/// Small: a handful of runs for tests. Full: what a new user sees first, about 400 runs.
enum class SampleSize { Small, Full };

/// Writes an embedded sample below `folder`: `mlruns` (a FileStore with its registry) and `mlflow.db` (a
/// SQLite store with its artifacts in `mlartifacts`). The content is the same each time, except that all its
/// times are relative to the clock. Conflict where `folder` already holds either of them; Storage where it
/// cannot be written.
Result<void> createSampleStore(const std::filesystem::path& folder, SampleSize size, const Clock& clock);

} // namespace ph
