#include "models/values/Sparkline.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ph {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

bool drawable(double v)
{
    return std::abs(v) < std::numeric_limits<double>::max();
}

Sparkline scaled(std::vector<Sparkline::Column> columns)
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const auto& column : columns) {
        if (column.low <= column.high) {
            low = std::min(low, column.low);
            high = std::max(high, column.high);
        }
    }
    if (!(low <= high))
        return {};
    for (auto& column : columns) {
        const bool any = column.low <= column.high;
        column.low = !any ? nan : high > low ? (column.low - low) / (high - low) : 0.5;
        column.high = !any ? nan : high > low ? (column.high - low) / (high - low) : 0.5;
    }
    return {std::move(columns)};
}

Sparkline::Column none()
{
    return {std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()};
}

} // namespace

Sparkline sparkline(const MetricPoints& points, int columns)
{
    const std::size_t n = points.size();
    const std::size_t wanted = std::min<std::size_t>(std::size_t(std::max(1, columns)), n);
    std::vector<Sparkline::Column> out(wanted, none());
    for (std::size_t i = 0; i < n; ++i) {
        if (!drawable(points.values[i]))
            continue;
        auto& column = out[i * wanted / n];
        column.low = std::min(column.low, points.values[i]);
        column.high = std::max(column.high, points.values[i]);
    }
    return scaled(std::move(out));
}

Sparkline sparkline(std::span<const CurveBucket> buckets, int columns)
{
    const std::size_t n = buckets.size();
    const std::size_t wanted = std::min<std::size_t>(std::size_t(std::max(1, columns)), n);
    std::vector<Sparkline::Column> out(wanted, none());
    for (std::size_t i = 0; i < n; ++i) {
        if (!drawable(buckets[i].min) || !drawable(buckets[i].max))
            continue;
        auto& column = out[i * wanted / n];
        column.low = std::min(column.low, buckets[i].min);
        column.high = std::max(column.high, buckets[i].max);
    }
    return scaled(std::move(out));
}

} // namespace ph
