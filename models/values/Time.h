#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>

namespace ph {

/// A moment in UTC with the millisecond resolution that MLflow, Kubernetes and Prometheus share.
using TimeMs = std::chrono::sys_time<std::chrono::milliseconds>;

/// Columns hold times as raw milliseconds since 1970-01-01 UTC; this one means "none".
inline constexpr std::int64_t noTime = std::numeric_limits<std::int64_t>::min();

/// Injected wherever "now" matters, so that tests own the clock.
using Clock = std::function<TimeMs()>;

inline TimeMs systemNow()
{
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

inline std::int64_t toMs(std::optional<TimeMs> time)
{
    return time ? time->time_since_epoch().count() : noTime;
}

inline std::optional<TimeMs> fromMs(std::int64_t ms)
{
    if (ms == noTime)
        return std::nullopt;
    return TimeMs(std::chrono::milliseconds(ms));
}

} // namespace ph
