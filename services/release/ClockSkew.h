#pragma once

#include <cstdint>

namespace ph {

/// What two people's clocks may differ by, in milliseconds, before a moment counts as lying in the future.
inline constexpr std::int64_t clockSkewMs = 5 * 60 * 1000;

} // namespace ph
