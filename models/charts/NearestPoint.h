#pragma once

#include "models/charts/CurveData.h"

namespace ph {

/// Index of the point whose x is nearest; of several at the same x the last logged. Drawable or not: a
/// readout says "NaN" where that was logged. None for an empty curve. O(log points).
std::optional<std::size_t> nearestPoint(const CurveData& curve, double x);

} // namespace ph
