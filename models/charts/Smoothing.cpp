#include "models/charts/Smoothing.h"

#include <algorithm>
#include <cmath>

namespace ph {

std::vector<double> smoothed(std::span<const double> values, double weight)
{
    std::vector<double> out(values.begin(), values.end());
    const double w = std::isfinite(weight) ? std::clamp(weight, 0.0, 0.999) : 0.0;
    if (w == 0.0 || values.empty())
        return out;
    // As in TensorBoard, a constant stays exactly constant instead of picking up rounding.
    if (std::all_of(values.begin(), values.end(), [&](double v) { return v == values.front(); }))
        return out;
    double last = 0;
    double bias = 1; // w^n
    for (double& value : out) {
        if (!std::isfinite(value))
            continue;
        last = last * w + (1 - w) * value;
        bias *= w;
        value = last / (1 - bias);
    }
    return out;
}

} // namespace ph
