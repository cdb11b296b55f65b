#pragma once

#include "models/values/Time.h"

#include <string_view>

namespace ph {

enum class ZoneGiven : std::uint8_t { Yes, No };

struct ReadTime {
    std::int64_t ms = noTime; ///< since 1970 UTC; what is finer is cut off
    ZoneGiven zone = ZoneGiven::Yes;
};

/// A moment written in one of these ways, blanks around it allowed; ms is noTime for all else:
///  - "2026-01-31T10:00:00.5Z", "2026-01-31 10:00+01:00", "2026-01-31T10:00:00 UTC" (ISO 8601, RFC 3339);
///  - the same without a zone, which is taken as UTC;
///  - "2026-01-31", midnight UTC; all of these with slashes as well: "2026/01/31 10:00";
///  - "Sat, 31 Jan 2026 10:00:00 GMT" (RFC 1123), the day's name optional, zones as "+0100" too;
///  - a number: see timeOfEpoch().
ReadTime readTime(std::string_view text);

/// Seconds, milli-, micro- or nanoseconds since 1970 UTC, whichever puts the moment nearest to our days:
/// below 1e11 they are seconds (until the year 5138), then every factor of 1,000 is the next unit. noTime
/// beyond.
std::int64_t timeOfEpoch(double count);
std::int64_t timeOfEpoch(std::int64_t count);
/// Whether it is a moment of the years 2001 to 2100: most other numbers are none.
bool isAnEpochOfOurs(std::int64_t count);

} // namespace ph
