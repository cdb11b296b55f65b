#pragma once

#include <cmath>
#include <limits>

namespace ph {

/// True of the infinities, and of the largest double either way: MLflow's SQL store keeps an infinity as
/// that.
inline bool standsForInfinity(double value)
{
    return std::abs(value) >= std::numeric_limits<double>::max();
}

/// A number that can be reckoned with: neither NaN nor what stands for an infinity.
inline bool isReckonable(double value)
{
    return std::abs(value) < std::numeric_limits<double>::max();
}

} // namespace ph
