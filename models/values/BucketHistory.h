#pragma once

#include "models/values/ChartWindow.h"
#include "models/values/MetricSeries.h"

#include <limits>
#include <memory>
#include <optional>

namespace ph {

/// How many values fell into each bucket of a classic histogram, step by step. A step that nobody counted is
/// not there: a gap is no zero.
struct BucketHistory {
    std::vector<double> bounds; ///< upper ones (le), ascending; the last is +∞ where the histogram has it
    std::int64_t stepMs = 0;
    std::vector<std::int64_t> endsMs; ///< of the steps that are known, ascending; each lasted stepMs
    std::vector<double> counts;       ///< step by step, bucket by bucket; from 0; NaN: not known
    std::vector<double> totals;       ///< by step; from 0; NaN: not known
    std::size_t fallingSteps = 0;     ///< left out: a larger bound counted fewer, which no histogram can
    QStringList oddBounds = {};       ///< values of le that are no numbers; their series are left out
    /// Estimated: PromQL's increase() reaches to the ends of a step, so that counts are no whole numbers.
    enum class Counting { Estimated, Exact } counting = Counting::Estimated;

    std::size_t buckets() const { return bounds.size(); }
    std::size_t steps() const { return endsMs.size(); }
    bool isEmpty() const { return bounds.empty() || endsMs.empty(); }
    double count(std::size_t step, std::size_t bucket) const { return counts[step * buckets() + bucket]; }
    /// From 0 to 1 of its step; NaN where that is not known, or nothing was counted.
    double share(std::size_t step, std::size_t bucket) const;
    double total() const; ///< of all steps that are known
    /// Below the first bound it is open (−∞), as above the last one.
    double lowerBound(std::size_t bucket) const
    {
        return bucket == 0 ? -std::numeric_limits<double>::infinity() : bounds[bucket - 1];
    }
};
using BucketHistoryPtr = std::shared_ptr<const BucketHistory>;

/// From what buckets counted within each step, cumulative as a classic histogram is (each `le` with all below
/// it), one series an `le`; several of one bound are added. Steps in which a count falls from one bound to
/// the next by more than rounding are left out and counted; a bound that a step lacks leaves its bucket and
/// the next one unknown there.
BucketHistory bucketHistory(const std::vector<MetricSeries>& increases, std::int64_t stepMs);

/// What counters grew by from step to step, where nobody computes it for us: a counter that falls was reset
/// and began at 0. Without the step before there is none.
std::vector<MetricSeries> increasesOf(const std::vector<MetricSeries>& counters, std::int64_t stepMs);

/// The distribution before and now, over steps of which every bucket is known.
struct BucketShift {
    struct Side {
        std::int64_t fromMs = 0, toMs = 0;
        double n = 0;                    ///< values; 0: none
        std::vector<double> counts = {}; ///< by bucket
        std::vector<double> shares = {}; ///< by bucket, from 0 to 1; empty without values
    };
    Side before, now;
    /// Whether `before` ends with a change, or is only the range's first part.
    enum class Since { Change, RangeBegin } since = Since::RangeBegin;
    /// The bucket whose share moved most, the lowest of several; none where a side has no values.
    std::optional<std::size_t> mostMoved() const;
};
/// Now: the range's last quarter, though not from before `changedMs`. Before: all of the range before
/// `changedMs`; without one (noTime, or where nothing was counted before it) its first quarter.
BucketShift bucketShift(const BucketHistory& history, const ChartWindow& window, std::int64_t changedMs);

/// Some 60 steps that divide hours and days, from 2 minutes on: increase() needs two scrapes in each.
std::int64_t bucketStepMs(std::int64_t lengthMs);
/// Steps of that length that end with the window, the first of them whole: times are their ends.
ChartWindow bucketWindow(const ChartWindow& window);

} // namespace ph
