#pragma once

#include "models/values/Time.h"

namespace ph {

/// Which stretch of time lies on which pixels. Never shorter than a minute, never longer than a century.
struct TimelineScale {
    std::int64_t fromMs = 0, toMs = 60'000;
    int left = 0, width = 1; ///< pixels

    double x(std::int64_t ms) const;
    std::int64_t at(double x) const;
    /// `factor` times as long (below 1: closer), the moment at `x` staying where it is.
    TimelineScale zoomed(double factor, double x) const;
    TimelineScale movedBy(double pixels) const;   ///< to the right: later times
    TimelineScale showing(std::int64_t ms) const; ///< moved just as far as it must to show that moment
    friend bool operator==(const TimelineScale&, const TimelineScale&) = default;
};

} // namespace ph
