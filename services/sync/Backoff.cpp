#include "services/sync/Backoff.h"

#include <algorithm>

namespace ph {

std::chrono::milliseconds backoffDelay(int failures, double unit,
                                       std::optional<std::chrono::milliseconds> retryAfter)
{
    const int doublings = std::clamp(failures - 1, 0, 20);
    const auto bound =
        std::min<std::chrono::milliseconds>(backoffCeiling, backoffFloor * (std::int64_t(2) << doublings));
    const auto spread =
        std::chrono::milliseconds(std::int64_t(double((bound - backoffFloor).count()) * unit));
    return std::max(backoffFloor + spread, retryAfter.value_or(std::chrono::milliseconds(0)));
}

} // namespace ph
