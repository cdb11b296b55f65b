#pragma once

#include "models/values/ChartSpec.h"

#include <span>
#include <vector>

namespace ph {

/// Exponential moving average with TensorBoard's bias correction: s_i = w·s_{i-1} + (1-w)·y_i, shown as s_i /
/// (1 - w^n) over the n finite values so far. A value that is not finite stays as it is and does not enter
/// the average. `weight` in [0, 1); outside it is clamped to [0, 0.999]. A series of one constant value is
/// returned unchanged.
std::vector<double> smoothed(std::span<const double> values, double weight);

/// Time-weighted EMA for points at uneven distances along `x` (ascending, as long as `values`), after Weights
/// & Biases (its documentation, "Smooth line plots"): s_i = s_{i-1}·w^d + y_i and n_i = n_{i-1}·w^d + 1,
/// shown as s_i / n_i, with d = x_i - x_{i-1}. Their unit of d is a thousandth of the x range, which changes
/// with every new point; ours is the mean distance of the finite points, so that evenly spaced ones give
/// smoothed() exactly. Where all x are equal it is smoothed().
std::vector<double> timeWeighted(std::span<const double> x, std::span<const double> values, double weight);

/// Mean of the neighbours weighted by exp(-k²/2σ²), k being the distance in points and σ = `sigma` of them,
/// cut off at 4σ as scipy.ndimage.gaussian_filter1d does. The weights are normalised over the finite values
/// under the kernel (Nadaraya 1964, Watson 1964), so that neither ends nor gaps pull towards zero. Values
/// that are not finite stay as they are. `sigma` is clamped to [0, 1,000]; O(values · sigma).
std::vector<double> gaussian(std::span<const double> values, double sigma);

/// What `how` names.
std::vector<double> smoothed(std::span<const double> x, std::span<const double> values, const Smoothing& how);

} // namespace ph
