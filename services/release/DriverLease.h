#pragma once

#include "services/release/ClockSkew.h"

#include <QString>

#include <chrono>

namespace ph {

/// How long a driver that gives no sign of life keeps its release. Longer than any one request may take.
inline constexpr std::chrono::milliseconds leaseTime = std::chrono::minutes(5);

/// How long whoever said in the release home that they drive keeps a release, from when they said it last:
/// they say it again while they drive.
inline constexpr std::chrono::milliseconds claimTime = std::chrono::minutes(10);

/// How old their word may be when they ask for something: whoever takes over after claimTime, by a clock that
/// is ahead, does so after the longest request that was begun within this.
inline constexpr std::chrono::milliseconds claimActTime =
    claimTime - std::chrono::milliseconds(clockSkewMs) - std::chrono::minutes(2);

/// True while what was said at `saidMs` (UTC) keeps others from driving; not where it was said in the future.
bool claimHolds(std::int64_t saidMs, std::int64_t nowMs);

/// Names this process and this very driver: "PID:START:RANDOM", START as /proc tells it, so that a later
/// process with the same number is not taken for it.
QString newDriverToken();

/// True where the process that a token names still runs on this machine.
bool driverProcessRuns(const QString& token);

/// True where nobody holds a lease: no driver, its process gone, or no sign of life for leaseTime.
bool leaseIsFree(const QString& driver, std::int64_t heartbeatMs, std::int64_t nowMs);

} // namespace ph
