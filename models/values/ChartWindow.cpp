#include "models/values/ChartWindow.h"

#include <algorithm>

namespace ph {

ChartWindow windowOf(const TimeChoice& choice, std::int64_t nowMs)
{
    // Steps that divide a minute, an hour or a day: their ticks stand on round times.
    constexpr std::int64_t steps[] = {15,   30,   60,    120,   300,   600,   900,   1800,
                                      3600, 7200, 10800, 21600, 43200, 86400, 604800};
    constexpr std::int64_t wantedSteps = 400;
    ChartWindow window;
    window.toMs = choice.spanMs > 0 ? nowMs : choice.toMs;
    window.fromMs = choice.spanMs > 0 ? nowMs - choice.spanMs : choice.fromMs;
    const auto wanted = (window.toMs - window.fromMs) / 1000 / wantedSteps;
    const auto* found = std::lower_bound(std::begin(steps), std::end(steps), wanted);
    window.stepMs = (found == std::end(steps) ? std::end(steps)[-1] : *found) * 1000;
    return window;
}

} // namespace ph
