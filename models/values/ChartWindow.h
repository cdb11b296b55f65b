#pragma once

#include "models/values/Time.h"

namespace ph {

/// A stretch of time and how densely it is looked at.
struct ChartWindow {
    std::int64_t fromMs = 0, toMs = 0;
    std::int64_t stepMs = 15'000; ///< above 0
    friend bool operator==(const ChartWindow&, const ChartWindow&) = default;
};

/// What a person chose to look at: the last so many milliseconds, or two moments.
struct TimeChoice {
    std::int64_t spanMs = 3'600'000; ///< 0: from `fromMs` to `toMs`
    std::int64_t fromMs = noTime, toMs = noTime;
    friend bool operator==(const TimeChoice&, const TimeChoice&) = default;
};

/// Some 400 steps of a whole number of seconds, 15 s at least: a Prometheus is rarely told of more.
ChartWindow windowOf(const TimeChoice& choice, std::int64_t nowMs);

} // namespace ph
