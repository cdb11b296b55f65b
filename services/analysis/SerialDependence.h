#pragma once

#include <span>

namespace ph {

/// How many times larger the variance of a mean (of ranks) is than of values that do not depend on each
/// other, where each sample resembles the one before, as quantiles over overlapping windows do: (1 + r) / (1
/// - r), r the lag-1 correlation of ranks within the series, both together, corrected for its bias in short
/// series (Marriott and Pope, Biometrika 41, 1954) and half a standard error up, since too small an r finds
/// what is not there. At least 1, at most 39; of fewer than four values a side, 1. Both oldest first,
/// finite; an empty second: of the first alone.
double varianceInflation(std::span<const double> first, std::span<const double> second);

/// How many times larger the variance of a sum of counts is than chance alone makes it, of either side.
struct CountInflation {
    double first = 1, second = 1;
};

/// Where events come in bursts, counts are divided by this before they are tested (Rao and Scott, Biometrics
/// 48, 1992). The share of events is taken to vary from sample to sample around its mean, relatively alike on
/// both sides, as in Williams' model (Appl. Stat. 31(2), 1982, III). Its variation is estimated by moments of
/// the second side alone: that is how what is known behaves, and a first side that begins to fail half-way
/// does not excuse itself. One standard error up, and times varianceInflation() where bursts last; with a
/// single sample shares are taken to vary by their own size. `events` and `totals` by sample, of equal
/// lengths, oldest first.
CountInflation countInflation(std::span<const double> events, std::span<const double> totals,
                              std::span<const double> otherEvents, std::span<const double> otherTotals);

} // namespace ph
