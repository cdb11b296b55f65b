#pragma once

#include <chrono>
#include <optional>

namespace ph {

/// How long to wait before try number `failures` + 1 (`failures` >= 1): backoffFloor and a fullJitter()
/// on top that grows to backoffCeiling together with it. `unit` in [0, 1) is the random draw. Never shorter
/// than what the server asked for. Source: AWS Architecture Blog, "Exponential Backoff And Jitter".
std::chrono::milliseconds backoffDelay(int failures, double unit,
                                       std::optional<std::chrono::milliseconds> retryAfter);

inline constexpr std::chrono::milliseconds backoffFloor{1'000};
inline constexpr std::chrono::milliseconds backoffCeiling{5 * 60'000};

} // namespace ph
