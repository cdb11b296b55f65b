#pragma once

#include "models/charts/Ticks.h"
#include "models/values/BucketHistory.h"

namespace ph {

/// A distribution along an x axis of time: a column a step, a row a bucket, rows equally high because buckets
/// differ in width by orders of magnitude. Row r lies from r − 0.5 to r + 0.5.
struct HeatStrip {
    BucketHistoryPtr history;
    double strongest = 0; ///< the largest share, from 0 to 1: the end of the colour scale

    std::size_t rows() const { return history->buckets(); }
    ChartRange yRange() const { return {-0.5, double(rows()) - 0.5}; }
    /// The step that covers this moment; none: nobody counted then.
    std::optional<std::size_t> stepAt(double x) const;
    /// The bounds between rows; as many as are `apart` rows from each other at least.
    std::vector<Tick> edgeTicks(std::size_t apart) const;
};
using HeatStripPtr = std::shared_ptr<const HeatStrip>;
/// Null where nothing is known.
HeatStripPtr heatStrip(const BucketHistoryPtr& history);

/// "0.1 to 0.2", "up to 0.1", "above 0.9": what falls into a bucket.
QString bucketText(const BucketHistory& history, std::size_t bucket);
/// "n = 412"; "n ≈ 412" of what is estimated.
QString countedText(const BucketHistory& history, double n);

} // namespace ph
