#include "models/charts/CurveData.h"

#include "models/charts/Smoothing.h"
#include "models/values/Infinity.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace ph {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

bool logarithmicX(const CurvePreparation& how)
{
    return how.xScale == CurveScale::Logarithmic && how.x != CurveX::WallTime;
}

// Decades of milliseconds mean little to people; on this axis alone time is in seconds.
double logarithm(double x, const CurvePreparation& how)
{
    return std::log10(x) - (how.x == CurveX::RelativeTime ? 3 : 0);
}

double toAxis(double value, CurveScale scale)
{
    if (standsForInfinity(value))
        return nan;
    if (scale == CurveScale::Linear)
        return value;
    return value > 0 ? std::log10(value) : nan;
}

std::int64_t zeroOf(const CurvePreparation& how, std::span<const std::int64_t> timestampsMs)
{
    if (how.relativeToMs != noTime || timestampsMs.empty())
        return how.relativeToMs != noTime ? how.relativeToMs : 0;
    return *std::min_element(timestampsMs.begin(), timestampsMs.end());
}

std::vector<double> xOf(const MetricPoints& points, const CurvePreparation& how, const MetricPoints* along)
{
    switch (how.x) {
    case CurveX::Step:
        return {points.steps.begin(), points.steps.end()};
    case CurveX::WallTime:
        return {points.timestampsMs.begin(), points.timestampsMs.end()};
    case CurveX::RelativeTime: {
        const auto zero = double(zeroOf(how, points.timestampsMs));
        std::vector<double> x(points.size());
        std::transform(points.timestampsMs.begin(), points.timestampsMs.end(), x.begin(),
                       [zero](std::int64_t ms) { return double(ms) - zero; });
        return x;
    }
    case CurveX::Metric:
        break;
    }
    return along ? alongSteps(points, *along) : std::vector<double>(points.size(), nan);
}

// Brings both columns, and the way back to the points, into ascending order of x without what has no x.
void order(CurveData& curve, std::vector<double>& values)
{
    const std::size_t n = curve.x.size();
    bool inOrder = true;
    for (std::size_t i = 0; i < n && inOrder; ++i)
        inOrder = !std::isnan(curve.x[i]) && (i == 0 || curve.x[i - 1] <= curve.x[i]);
    if (inOrder)
        return;
    curve.order.resize(n);
    std::iota(curve.order.begin(), curve.order.end(), 0U);
    std::erase_if(curve.order, [&](std::uint32_t i) { return std::isnan(curve.x[i]); });
    curve.withoutX = n - curve.order.size();
    std::stable_sort(curve.order.begin(), curve.order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return curve.x[a] < curve.x[b]; });
    std::vector<double> x, y;
    x.reserve(curve.order.size());
    y.reserve(curve.order.size());
    for (const auto i : curve.order) {
        x.push_back(curve.x[i]);
        y.push_back(values[i]);
    }
    curve.x = std::move(x);
    values = std::move(y);
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

std::vector<double> alongSteps(const MetricPoints& points, const MetricPoints& along)
{
    std::vector<std::uint32_t> byStep(along.size());
    std::iota(byStep.begin(), byStep.end(), 0U);
    const auto earlier = [&](std::uint32_t a, std::uint32_t b) { return along.steps[a] < along.steps[b]; };
    if (!std::is_sorted(byStep.begin(), byStep.end(), earlier))
        std::stable_sort(byStep.begin(), byStep.end(), earlier);
    std::vector<double> out(points.size(), nan);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto after =
            std::upper_bound(byStep.begin(), byStep.end(), points.steps[i],
                             [&](std::int64_t step, std::uint32_t at) { return step < along.steps[at]; });
        if (after == byStep.begin() || along.steps[*(after - 1)] != points.steps[i])
            continue;
        const double value = along.values[*(after - 1)];
        out[i] = standsForInfinity(value) ? nan : value;
    }
    return out;
}

CurveData prepareCurve(const MetricPoints& points, const CurvePreparation& how, const MetricPoints* along)
{
    CurveData curve;
    curve.logged = points.size();
    if (points.size() == 0)
        return curve;
    std::vector<double> values(points.size());
    std::transform(points.values.begin(), points.values.end(), values.begin(),
                   [](double v) { return standsForInfinity(v) ? std::copysign(HUGE_VAL, v) : v; });
    curve.x = xOf(points, how, along);
    if (logarithmicX(how)) {
        for (double& x : curve.x)
            x = x > 0 ? x : nan;
    }
    order(curve, values);
    if (how.smoothing.kind != Smoothing::Kind::None)
        values = smoothed(curve.x, values, how.smoothing);
    if (logarithmicX(how)) {
        for (double& x : curve.x)
            x = logarithm(x, how);
    }

    for (std::size_t i = 0; i < values.size(); ++i) {
        const double value = values[i];
        std::optional<UndrawableKind> why;
        if (std::isnan(value))
            why = UndrawableKind::NotANumber;
        else if (standsForInfinity(value))
            why = value > 0 ? UndrawableKind::PlusInfinity : UndrawableKind::MinusInfinity;
        else if (how.y == CurveScale::Logarithmic && value <= 0)
            why = UndrawableKind::NotPositive;
        if (why)
            curve.marks.push_back({curve.x[i], *why});
        values[i] = toAxis(value, how.y);
    }
    curve.y = std::move(values);
    addBlocks(curve);
    return curve;
}

CurveData prepareOverview(std::span<const CurveBucket> buckets, const CurvePreparation& how)
{
    std::vector<double> x, y;
    std::size_t logged = 0;
    const bool byTime = how.x == CurveX::RelativeTime || how.x == CurveX::WallTime;
    double zero = how.x == CurveX::RelativeTime && how.relativeToMs != noTime ? double(how.relativeToMs) : 0;
    if (how.x == CurveX::RelativeTime && how.relativeToMs == noTime && !buckets.empty())
        zero = double(std::min_element(buckets.begin(), buckets.end(), [](const auto& a, const auto& b) {
                          return a.firstMs < b.firstMs;
                      })->firstMs);
    if (how.x != CurveX::Metric) {
        x.reserve(buckets.size() * 4);
        y.reserve(buckets.size() * 4);
    }
    for (const CurveBucket& bucket : buckets) {
        logged += bucket.points;
        if (how.x == CurveX::Metric)
            continue;
        double first = byTime ? double(bucket.firstMs) - zero : bucket.firstX;
        double last = byTime ? double(bucket.lastMs) - zero : bucket.lastX;
        if (logarithmicX(how)) {
            if (last <= 0)
                continue;
            last = logarithm(last, how);
            first = first > 0 ? logarithm(first, how) : last;
        }
        const double middle = first + (last - first) / 2;
        const bool hasFinite = !std::isnan(bucket.min);
        const auto add = [&](double at, double value) {
            x.push_back(at);
            y.push_back(value);
        };
        const auto addFinite = [&](double at, double value) {
            // An end that is NaN must not hide the extremes beside it.
            const double end = toAxis(value, how.y);
            add(at, std::isnan(end) ? toAxis(bucket.max, how.y) : end);
        };
        if (hasFinite) {
            addFinite(first, bucket.first);
            addFinite(middle, bucket.min);
            addFinite(middle, bucket.max);
        }
        // Where in the bucket it breaks is not known: its middle is right to one bucket.
        if (bucket.nans > 0 || (!hasFinite && bucket.plusInfinities + bucket.minusInfinities == 0))
            add(middle, nan);
        if (bucket.plusInfinities > 0)
            add(middle, HUGE_VAL);
        if (bucket.minusInfinities > 0)
            add(middle, -HUGE_VAL);
        if (hasFinite)
            addFinite(last, bucket.last);
    }
    for (std::size_t i = 1; i < x.size(); ++i)
        x[i] = std::max(x[i], x[i - 1]);
    CurveData curve = indexCurve(std::move(x), std::move(y));
    curve.logged = logged;
    return curve;
}

std::size_t CurveData::loggedWithin(ChartRange range) const
{
    const auto within = [this](ChartRange part) {
        const auto begin = std::lower_bound(x.begin(), x.end(), part.low);
        return std::size_t(std::max<std::ptrdiff_t>(0, std::upper_bound(begin, x.end(), part.high) - begin));
    };
    const std::size_t entries = range.valid() ? within(range) : 0;
    if (logged <= x.size())
        return entries;
    const ChartRange fine{std::max(range.low, exact.low), std::min(range.high, exact.high)};
    const std::size_t single = exact.valid() && fine.valid() ? within(fine) : 0;
    const std::size_t singles = exact.valid() ? within(exact) : 0;
    const double points = double(logged - std::min(logged, singles));
    const double coarse = double(x.size() - singles);
    return single + (coarse > 0 ? std::size_t(std::llround(double(entries - single) / coarse * points)) : 0);
}

CurveData spliced(const CurveData& overview, const CurveData& detail)
{
    if (detail.x.empty())
        return overview;
    const auto from = std::lower_bound(overview.x.begin(), overview.x.end(), detail.x.front());
    const auto to = std::upper_bound(from, overview.x.end(), detail.x.back());
    CurveData out;
    const auto join = [&](auto member, const std::ptrdiff_t first, const std::ptrdiff_t second) {
        const auto& wide = overview.*member;
        auto& joined = out.*member;
        joined.assign(wide.begin(), wide.begin() + first);
        joined.insert(joined.end(), (detail.*member).begin(), (detail.*member).end());
        joined.insert(joined.end(), wide.begin() + second, wide.end());
    };
    join(&CurveData::x, from - overview.x.begin(), to - overview.x.begin());
    join(&CurveData::y, from - overview.x.begin(), to - overview.x.begin());
    for (const auto& mark : overview.marks) {
        if (!detail.xRange().contains(mark.x))
            out.marks.push_back(mark);
    }
    out.marks.insert(out.marks.end(), detail.marks.begin(), detail.marks.end());
    std::stable_sort(out.marks.begin(), out.marks.end(),
                     [](const CurveMark& a, const CurveMark& b) { return a.x < b.x; });
    out.logged = overview.logged;
    if (detail.logged == detail.size())
        out.exact = detail.xRange();
    out.withoutX = overview.withoutX;
    addBlocks(out);
    return out;
}

bool CurveData::isDrawable() const
{
    return std::any_of(blocks.begin(), blocks.end(),
                       [this](const Block& block) { return !std::isnan(y[block.minAt]); });
}

CurveData indexCurve(std::vector<double> x, std::vector<double> y)
{
    CurveData curve;
    curve.logged = x.size();
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
