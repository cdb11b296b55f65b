#pragma once

#include <span>
#include <vector>

namespace ph {

/// Exponential moving average with TensorBoard's bias correction: s_i = w·s_{i-1} + (1-w)·y_i, shown as s_i /
/// (1 - w^n) over the n finite values so far. A value that is not finite stays as it is and does not enter
/// the average. `weight` in [0, 1); outside it is clamped to [0, 0.999]. A series of one constant value is
/// returned unchanged.
std::vector<double> smoothed(std::span<const double> values, double weight);

} // namespace ph
