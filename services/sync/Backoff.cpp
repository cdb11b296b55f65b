#include "services/sync/Backoff.h"

#include "services/http/RetryDelay.h"

#include <algorithm>

namespace ph {

std::chrono::milliseconds backoffDelay(int failures, double unit,
                                       std::optional<std::chrono::milliseconds> retryAfter)
{
    const auto jittered = fullJitter(backoffFloor, backoffCeiling - backoffFloor, failures, unit);
    return std::max(backoffFloor + jittered, retryAfter.value_or(std::chrono::milliseconds(0)));
}

} // namespace ph
