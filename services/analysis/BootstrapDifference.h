#pragma once

#include "models/values/GroupDifference.h"

#include <cstdint>
#include <span>
#include <stop_token>

namespace ph {

enum class Statistic { Mean, Median };

struct BootstrapPlan {
    int resamples = 2000;            ///< at least 200
    std::uint64_t seed = 0x9e3779b9; ///< the same seed draws the same runs on every platform
    double level = 0.95;             ///< in (0, 1)
};

/// Statistic of `group` minus statistic of `reference`, with a two-sample bootstrap interval: each group is
/// resampled by itself. The interval is BCa (Efron, JASA 82, 1987; the two-sample acceleration as in Davison
/// and Hinkley, "Bootstrap Methods", 1997, 5.3.2), at a level widened for small groups after Hesterberg
/// ("What Teachers Should Know About the Bootstrap", Am. Stat. 69(4), 2015): plug-in spread is too narrow by
/// sqrt((n-1)/n), and its own uncertainty is that of Welch's t. Without this, five runs a side would be
/// called different in one of eight comparisons of equals. For medians the acceleration is 0, since the
/// jackknife says nothing of them, and the interval stands on the drawn values themselves.
///
/// NaN and the infinities are left out and not counted. No interval where a group has fewer than two numbers,
/// where neither group has any spread (then nothing is known of it, and a width of zero would be a lie), or
/// when asked to stop. With two or three runs a side the interval is at most the range of the resamples:
/// narrower than its level says.
GroupDifference groupDifference(std::span<const double> group, std::span<const double> reference,
                                Statistic statistic, const BootstrapPlan& plan = {},
                                std::stop_token stop = {});

} // namespace ph
