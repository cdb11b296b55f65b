#pragma once

#include "models/values/Result.h"
#include "models/values/Time.h"

#include <string>

namespace ph {

/// A time as people write it: "2026-01-31", "2026-01-31T10:00" (UTC unless a zone is given), "-7d", "+12h",
/// "yesterday". Milliseconds UTC; Invalid for anything else.
Result<std::int64_t> momentOf(const std::string& written, TimeMs now);

} // namespace ph
