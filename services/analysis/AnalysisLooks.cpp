#include "services/analysis/AnalysisLooks.h"

#include <algorithm>
#include <cmath>

namespace ph {

LookSchedule lookSchedule(const AnalysisLook& look)
{
    constexpr std::int64_t plannedMs = 300'000, closestMs = 15'000;
    constexpr double growth = 1.1;
    const auto everyMs = std::max(look.sampleEveryMs, closestMs);
    const auto planned = std::max<std::int64_t>(1, plannedMs / everyMs);
    LookSchedule schedule{std::size_t(planned), 0, look.beganMs};
    const auto passedMs = look.nowMs - look.beganMs;
    if (passedMs < everyMs)
        return schedule;
    if (passedMs < planned * everyMs) {
        schedule.look = std::size_t(passedMs / everyMs);
        schedule.untilMs += std::int64_t(schedule.look) * everyMs;
        return schedule;
    }
    double atMs = double(planned * everyMs);
    schedule.look = schedule.planned;
    for (; atMs * growth <= double(passedMs); atMs *= growth)
        ++schedule.look;
    schedule.untilMs += std::int64_t(atMs);
    return schedule;
}

double stageBudget(int stage, int stages)
{
    const int count = std::max(1, stages), at = std::clamp(stage, 0, count - 1);
    return falseAbortBudget * std::ldexp(1.0, -(at + 1)) / (1 - std::ldexp(1.0, -count));
}

} // namespace ph
