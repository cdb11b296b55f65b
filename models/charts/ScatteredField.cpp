#include "models/charts/ScatteredField.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace ph {

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
constexpr double kernelReach = 4; // bandwidths; beyond it a weight is below 0.0004
// Keeps the slope finite where neighbours stand in a line, in squared bandwidths.
constexpr double ridge = 1e-3;

/// In shares of each range, so that huge and tiny numbers weigh alike.
struct Place {
    double u, v, z;
    double count;
};

ChartRange rangeOf(std::span<const double> values, const std::vector<std::size_t>& of)
{
    ChartRange range;
    for (const auto i : of) {
        range = range.valid() ? ChartRange{std::min(range.low, values[i]), std::max(range.high, values[i])}
                              : ChartRange{values[i], values[i]};
    }
    return range;
}

double share(double value, ChartRange range)
{
    return range.span() > 0 ? (value - range.low) / range.span() : 0;
}

std::vector<Place> merged(std::vector<Place> places)
{
    std::sort(places.begin(), places.end(),
              [](const Place& a, const Place& b) { return std::tie(a.u, a.v) < std::tie(b.u, b.v); });
    std::vector<Place> result;
    for (const auto& place : places) {
        if (!result.empty() && result.back().u == place.u && result.back().v == place.v) {
            auto& last = result.back();
            last.z += (place.z - last.z) / (last.count + 1);
            last.count += 1;
        } else {
            result.push_back(place);
        }
    }
    return result;
}

struct Spread {
    double u = 0, v = 0; ///< standard deviations
    bool isLine = true;
};

Spread spreadOf(const std::vector<Place>& places)
{
    const double n = double(places.size());
    double meanU = 0, meanV = 0, uu = 0, vv = 0, uv = 0;
    for (const auto& place : places) {
        meanU += place.u / n;
        meanV += place.v / n;
    }
    for (const auto& place : places) {
        uu += (place.u - meanU) * (place.u - meanU) / n;
        vv += (place.v - meanV) * (place.v - meanV) / n;
        uv += (place.u - meanU) * (place.v - meanV) / n;
    }
    return {std::sqrt(uu), std::sqrt(vv), uu * vv - uv * uv <= 1e-9 * uu * vv || uu <= 0 || vv <= 0};
}

struct Node {
    double value, nearest; ///< nearest in bandwidths
};

/// The height at (u, v) of the plane that fits the places best, those nearby counting most.
Node fitted(const std::vector<Place>& places, double u, double v, double widthU, double widthV)
{
    double nearest = HUGE_VAL;
    double w = 0, wu = 0, wv = 0, wz = 0, uu = 0, vv = 0, uv = 0, uz = 0, vz = 0;
    for (const auto& place : places) {
        const double du = (place.u - u) / widthU, dv = (place.v - v) / widthV;
        const double square = du * du + dv * dv;
        nearest = std::min(nearest, square);
        if (square > kernelReach * kernelReach)
            continue;
        const double weight = place.count * std::exp(-square / 2);
        w += weight;
        wu += weight * du;
        wv += weight * dv;
        wz += weight * place.z;
        uu += weight * du * du;
        vv += weight * dv * dv;
        uv += weight * du * dv;
        uz += weight * du * place.z;
        vz += weight * dv * place.z;
    }
    if (w <= 0)
        return {unknown, std::sqrt(nearest)};
    const double u0 = wu / w, v0 = wv / w, z0 = wz / w;
    const double a = uu / w - u0 * u0 + ridge, b = uv / w - u0 * v0, d = vv / w - v0 * v0 + ridge;
    const double p = uz / w - u0 * z0, q = vz / w - v0 * z0;
    const double determinant = a * d - b * b;
    const double slopeU = (p * d - q * b) / determinant, slopeV = (q * a - p * b) / determinant;
    return {std::clamp(z0 - slopeU * u0 - slopeV * v0, 0.0, 1.0), std::sqrt(nearest)};
}

} // namespace

double ScatteredField::valueAt(double atX, double atY) const
{
    if (isEmpty() || !x.contains(atX) || !y.contains(atY))
        return unknown;
    const double column = share(atX, x) * (columns - 1), row = share(atY, y) * (rows - 1);
    const int c = std::min(int(column), columns - 2), r = std::min(int(row), rows - 2);
    const double right = column - c, up = row - r;
    const auto between = [&](const std::vector<double>& nodes) {
        const auto at = [&](int i, int j) {
            return nodes[std::size_t(j) * std::size_t(columns) + std::size_t(i)];
        };
        return (at(c, r) * (1 - right) + at(c + 1, r) * right) * (1 - up) +
               (at(c, r + 1) * (1 - right) + at(c + 1, r + 1) * right) * up;
    };
    return between(gap) <= 1 ? between(value) : unknown;
}

ScatteredField scatteredField(const FieldPoints& points, ChartRange x, ChartRange y, int columns, int rows)
{
    ScatteredField field;
    field.x = x;
    field.y = y;
    std::vector<std::size_t> complete;
    for (std::size_t i = 0; i < points.x.size(); ++i) {
        if (!std::isnan(points.x[i]) && !std::isnan(points.y[i]) && !std::isnan(points.z[i]))
            complete.push_back(i);
    }
    const auto xs = rangeOf(points.x, complete), ys = rangeOf(points.y, complete),
               zs = rangeOf(points.z, complete);
    std::vector<Place> places;
    places.reserve(complete.size());
    for (const auto i : complete)
        places.push_back({share(points.x[i], xs), share(points.y[i], ys), share(points.z[i], zs), 1});
    places = merged(std::move(places));
    field.places = places.size();
    const auto spread = spreadOf(places);
    if (places.size() < minFieldPlaces || spread.isLine || !x.valid() || !y.valid() || columns < 2 ||
        rows < 2)
        return field;

    const double narrowing = std::pow(double(places.size()), -1.0 / 6);
    field.columns = columns;
    field.rows = rows;
    field.value.reserve(std::size_t(columns) * std::size_t(rows));
    field.gap.reserve(field.value.capacity());
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const double atX = x.low + x.span() * column / (columns - 1);
            const double atY = y.low + y.span() * row / (rows - 1);
            const auto node =
                fitted(places, share(atX, xs), share(atY, ys), spread.u * narrowing, spread.v * narrowing);
            field.value.push_back(zs.low + node.value * zs.span());
            field.gap.push_back(node.nearest / nearBandwidths);
        }
    }
    return field;
}

} // namespace ph
