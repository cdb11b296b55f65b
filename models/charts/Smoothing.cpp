#include "models/charts/Smoothing.h"

#include <algorithm>
#include <cmath>

namespace ph {
namespace {

double heldWeight(double weight)
{
    return std::isfinite(weight) ? std::clamp(weight, 0.0, 0.999) : 0.0;
}

bool constant(std::span<const double> values)
{
    return std::all_of(values.begin(), values.end(), [&](double v) { return v == values.front(); });
}

} // namespace

std::vector<double> smoothed(std::span<const double> values, double weight)
{
    std::vector<double> out(values.begin(), values.end());
    const double w = heldWeight(weight);
    // As in TensorBoard, a constant stays exactly constant instead of picking up rounding.
    if (w == 0.0 || constant(values))
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

std::vector<double> timeWeighted(std::span<const double> x, std::span<const double> values, double weight)
{
    std::vector<double> out(values.begin(), values.end());
    const double w = heldWeight(weight);
    if (w == 0.0 || constant(values))
        return out;
    std::size_t finite = 0, first = 0, last = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!std::isfinite(values[i]))
            continue;
        if (finite++ == 0)
            first = i;
        last = i;
    }
    if (finite < 2)
        return out;
    const double unit = (x[last] - x[first]) / double(finite - 1);
    if (!(unit > 0) || !std::isfinite(unit))
        return smoothed(values, weight);
    double sum = 0, count = 0, previous = x[first];
    for (std::size_t i = first; i <= last; ++i) {
        if (!std::isfinite(values[i]))
            continue;
        const double kept = std::pow(w, (x[i] - previous) / unit);
        previous = x[i];
        sum = sum * kept + values[i];
        count = count * kept + 1;
        out[i] = sum / count;
    }
    return out;
}

std::vector<double> gaussian(std::span<const double> values, double sigma)
{
    std::vector<double> out(values.begin(), values.end());
    const double held = std::isfinite(sigma) ? std::clamp(sigma, 0.0, 1000.0) : 0.0;
    if (held == 0.0 || constant(values))
        return out;
    const std::size_t n = values.size();
    std::vector<double> value(n), weight(n);
    for (std::size_t i = 0; i < n; ++i) {
        weight[i] = std::isfinite(values[i]) ? 1 : 0;
        value[i] = std::isfinite(values[i]) ? values[i] : 0;
    }
    // Neighbour by neighbour over all points, not point by point: these loops become vector instructions.
    std::vector<double> sum(value), total(weight);
    const auto radius = std::min(n - 1, std::size_t(std::ceil(4 * held)));
    for (std::size_t k = 1; k <= radius; ++k) {
        const double w = std::exp(-double(k) * double(k) / (2 * held * held));
        for (std::size_t i = k; i < n; ++i) {
            sum[i] += w * value[i - k];
            total[i] += w * weight[i - k];
        }
        for (std::size_t i = 0; i + k < n; ++i) {
            sum[i] += w * value[i + k];
            total[i] += w * weight[i + k];
        }
    }
    for (std::size_t i = 0; i < n; ++i) {
        if (weight[i] > 0)
            out[i] = sum[i] / total[i];
    }
    return out;
}

std::vector<double> smoothed(std::span<const double> x, std::span<const double> values, const Smoothing& how)
{
    switch (how.kind) {
    case Smoothing::Kind::Ema:
        return smoothed(values, how.amount);
    case Smoothing::Kind::TimeWeighted:
        return timeWeighted(x, values, how.amount);
    case Smoothing::Kind::Gaussian:
        return gaussian(values, how.amount);
    case Smoothing::Kind::None:
        break;
    }
    return {values.begin(), values.end()};
}

} // namespace ph
