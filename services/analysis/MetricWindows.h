#pragma once

#include "models/values/CanaryAnalysis.h"

#include <vector>

namespace ph {

/// The finite values of a window up to a time, oldest first.
std::vector<double> finiteValues(const MetricWindow& window, std::int64_t untilMs);

/// Counts of both sides by sample, up to a time: those of one time in one place, so that bursts which hit
/// both are seen as such. A sample that is not finite, or negative, is left out.
struct PairedCounts {
    std::vector<double> events, totals, otherEvents, otherTotals;
};
PairedCounts pairedCounts(const MetricWindow& window, const MetricWindow& other, std::int64_t untilMs);

/// When the last sample that counts was taken; noTime: there is none.
std::int64_t newestMs(const MetricWindow& window, std::int64_t untilMs);

} // namespace ph
