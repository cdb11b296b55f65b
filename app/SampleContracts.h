#pragma once

#include "models/values/Result.h"
#include "models/values/Time.h"

#include <filesystem>

namespace ph {

/// Data contracts of two teams, who mean different things by one feature, in the workspace's folder
/// "contracts"; and in "data" a table of today that breaks one of them. Storage where it cannot be written.
Result<void> writeSampleContracts(const std::filesystem::path& workspace, const Clock& clock);

} // namespace ph
