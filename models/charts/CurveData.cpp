#include "models/charts/CurveData.h"

#include "models/charts/Smoothing.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace ph {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

// SQL back ends keep infinities as the largest double, which no axis could show beside ordinary values.
bool infinite(double value)
{
    return std::abs(value) >= std::numeric_limits<double>::max();
}

double xOf(const MetricPoints& points, std::size_t i, const CurvePreparation& how, std::int64_t zeroMs)
{
    switch (how.x) {
    case CurveX::Step:
        return double(points.steps[i]);
    case CurveX::RelativeTime:
        return (double(points.timestampsMs[i]) - double(zeroMs)) / 1000.0;
    case CurveX::WallTime:
        return double(points.timestampsMs[i]);
    case CurveX::Metric:
        break;
    }
    return 0;
}

void addBlocks(CurveData& curve)
{
    const std::size_t n = curve.y.size();
    curve.blocks.reserve(n / CurveData::blockPoints + 1);
    for (std::size_t begin = 0; begin < n; begin += CurveData::blockPoints) {
        const std::size_t end = std::min(n, begin + CurveData::blockPoints);
        CurveData::Block block{std::uint32_t(begin), std::uint32_t(begin), 0};
        double low = std::numeric_limits<double>::infinity();
        double high = -low;
        for (std::size_t i = begin; i < end; ++i) {
            const double y = curve.y[i];
            if (std::isnan(y)) {
                ++block.gaps;
                continue;
            }
            if (y < low) {
                low = y;
                block.minAt = std::uint32_t(i);
            }
            if (y > high) {
                high = y;
                block.maxAt = std::uint32_t(i);
            }
        }
        curve.blocks.push_back(block);
    }
}

} // namespace

CurveData prepareCurve(const MetricPoints& points, const CurvePreparation& how)
{
    CurveData curve;
    const std::size_t n = points.size();
    if (n == 0)
        return curve;
    const std::int64_t zeroMs = how.relativeToMs != noTime    ? how.relativeToMs
                                : points.timestampsMs.empty() ? 0
                                                              : *std::min_element(points.timestampsMs.begin(),
                                                                                  points.timestampsMs.end());

    std::vector<double> values(n);
    for (std::size_t i = 0; i < n; ++i)
        values[i] = infinite(points.values[i]) ? std::copysign(HUGE_VAL, points.values[i]) : points.values[i];
    if (how.smoothing > 0)
        values = smoothed(values, how.smoothing);

    curve.x.resize(n);
    bool ascending = true;
    for (std::size_t i = 0; i < n; ++i) {
        curve.x[i] = xOf(points, i, how, zeroMs);
        ascending = ascending && (i == 0 || curve.x[i - 1] <= curve.x[i]);
    }
    if (!ascending) {
        curve.order.resize(n);
        std::iota(curve.order.begin(), curve.order.end(), 0U);
        std::stable_sort(curve.order.begin(), curve.order.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return curve.x[a] < curve.x[b]; });
        std::vector<double> x(n), y(n);
        for (std::size_t i = 0; i < n; ++i) {
            x[i] = curve.x[curve.order[i]];
            y[i] = values[curve.order[i]];
        }
        curve.x = std::move(x);
        values = std::move(y);
    }

    for (std::size_t i = 0; i < n; ++i) {
        const double value = values[i];
        std::optional<UndrawableKind> why;
        if (std::isnan(value))
            why = UndrawableKind::NotANumber;
        else if (infinite(value))
            why = value > 0 ? UndrawableKind::PlusInfinity : UndrawableKind::MinusInfinity;
        else if (how.y == CurveScale::Logarithmic && value <= 0)
            why = UndrawableKind::NotPositive;
        if (why) {
            curve.marks.push_back({curve.x[i], *why});
            values[i] = nan;
        } else if (how.y == CurveScale::Logarithmic) {
            values[i] = std::log10(value);
        }
    }
    curve.y = std::move(values);
    addBlocks(curve);
    return curve;
}

CurveData prepareOverview(std::span<const CurveBucket> buckets, CurveScale scale)
{
    std::vector<double> x, y;
    x.reserve(buckets.size() * 4);
    y.reserve(buckets.size() * 4);
    const auto scaled = [scale](double v) {
        if (scale == CurveScale::Linear)
            return infinite(v) ? nan : v;
        return v > 0 && !infinite(v) ? std::log10(v) : nan;
    };
    for (const CurveBucket& bucket : buckets) {
        const double middle = bucket.firstX + (bucket.lastX - bucket.firstX) / 2;
        if (std::isnan(bucket.min)) {
            x.push_back(middle);
            y.push_back(nan);
            continue;
        }
        x.insert(x.end(), {bucket.firstX, middle, middle, bucket.lastX});
        for (const double value : {bucket.first, bucket.min, bucket.max, bucket.last}) {
            // An end that is NaN must not hide the extremes beside it.
            const double end = scaled(value);
            y.push_back(std::isnan(end) ? scaled(bucket.max) : end);
        }
    }
    for (std::size_t i = 1; i < x.size(); ++i)
        x[i] = std::max(x[i], x[i - 1]);
    return indexCurve(std::move(x), std::move(y));
}

CurveData indexCurve(std::vector<double> x, std::vector<double> y)
{
    CurveData curve;
    curve.x = std::move(x);
    curve.y = std::move(y);
    for (std::size_t i = 0; i < curve.y.size(); ++i) {
        if (!std::isfinite(curve.y[i])) {
            curve.marks.push_back({curve.x[i], std::isnan(curve.y[i]) ? UndrawableKind::NotANumber
                                               : curve.y[i] > 0       ? UndrawableKind::PlusInfinity
                                                                      : UndrawableKind::MinusInfinity});
            curve.y[i] = nan;
        }
    }
    addBlocks(curve);
    return curve;
}

} // namespace ph
