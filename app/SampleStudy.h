#pragma once

#include "models/values/Result.h"

#include <filesystem>

namespace ph {

/// A study of drift in the workspace's folder "drift": payments of today, which writeSampleContracts() made,
/// against those of training, which it writes beside them. Storage where it cannot be written.
Result<void> writeSampleStudy(const std::filesystem::path& workspace);

} // namespace ph
