#pragma once

#include "models/charts/CurveData.h"

namespace ph {

/// Lowest and highest drawable value within `x`; invalid where there is none. Uses the blocks: O(points /
/// 64).
ChartRange extent(const CurveData& curve, ChartRange x);

/// The 1st to 99th percentile of the drawable values within `x`, from at most 20,000 evenly taken points,
/// widened to the extent where it is no more than twice as wide: "ignore outliers". Invalid where there is
/// none.
ChartRange robustExtent(const CurveData& curve, ChartRange x);

ChartRange united(ChartRange a, ChartRange b);

/// Room around a range for drawing: `share` of its span on both sides; a single value gets room by its own
/// size.
ChartRange padded(ChartRange range, double share = 0.05);

} // namespace ph
