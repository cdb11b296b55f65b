#pragma once

#include "models/values/Time.h"

#include <cstdint>

namespace ph {

/// A stored bucket of consecutive points (mirrors the store's 64-point level): what an overview is drawn from
/// while the points themselves are not at hand. NaN and infinities are counted, not folded.
struct CurveBucket {
    double firstX = 0, lastX = 0;
    double min = 0, max = 0, first = 0, last = 0; ///< NaN where the bucket holds nothing finite
    std::uint32_t points = 0, nans = 0;
    std::int64_t firstMs = noTime, lastMs = noTime; ///< of the first and last point
    std::uint32_t plusInfinities = 0, minusInfinities = 0;
};

} // namespace ph
