#pragma once

#include "models/values/Result.h"

#include <filesystem>
#include <string>

namespace ph {

/// The whole of a regular file. NotFound; Forbidden where it may not be read; Invalid for what is no file or
/// larger than `maxBytes`; Storage. The error's `where` is the path.
Result<std::string> readSmallFile(const std::filesystem::path& path, qint64 maxBytes);

} // namespace ph
