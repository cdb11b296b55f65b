#include "models/charts/DistributionPair.h"

#include "models/charts/ValueRange.h"

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

using Cdf = std::span<const std::pair<double, double>>;

double highestOf(std::span<const double> heights)
{
    return heights.empty() ? 0 : *std::max_element(heights.begin(), heights.end());
}

std::vector<double> densities(std::span<const double> edges, std::vector<double> shares)
{
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const double width = edges[i + 1] - edges[i];
        shares[i] = width > 0 ? shares[i] / width : 0;
    }
    return shares;
}

void widen(ChartRange& range, double value)
{
    if (std::isfinite(value))
        range = united(range, {value, value});
}

} // namespace

double PairOfBars::highest() const
{
    return std::max(highestOf(reference), highestOf(current));
}

bool isEven(std::span<const double> edges)
{
    if (edges.size() < 2)
        return false;
    const double width = (edges.back() - edges.front()) / double(edges.size() - 1);
    for (std::size_t i = 1; i < edges.size(); ++i) {
        if (!(std::abs(edges[i] - edges[i - 1] - width) <= 1e-6 * std::abs(width)))
            return false;
    }
    return width > 0;
}

PairOfBars pairOfBars(const NumberDistributions& numbers)
{
    if (numbers.edges.size() < 2 || numbers.referenceShares.size() + 1 != numbers.edges.size() ||
        numbers.currentShares.size() + 1 != numbers.edges.size())
        return {};
    if (isEven(numbers.edges))
        return {numbers.referenceShares, numbers.currentShares, false};
    return {densities(numbers.edges, numbers.referenceShares),
            densities(numbers.edges, numbers.currentShares), true};
}

QPolygonF outlineOf(std::span<const double> edges, std::span<const double> heights)
{
    QPolygonF outline;
    if (heights.empty() || edges.size() != heights.size() + 1)
        return outline;
    outline << QPointF(edges.front(), 0);
    for (std::size_t i = 0; i < heights.size(); ++i)
        outline << QPointF(edges[i], heights[i]) << QPointF(edges[i + 1], heights[i]);
    return outline << QPointF(edges.back(), 0);
}

double shareUpTo(Cdf cdf, double x)
{
    const auto after = std::upper_bound(cdf.begin(), cdf.end(), x,
                                        [](double value, const auto& step) { return value < step.first; });
    return after == cdf.begin() ? 0 : std::prev(after)->second;
}

QPolygonF stepsOf(Cdf cdf, ChartRange x)
{
    QPolygonF steps;
    if (cdf.empty())
        return steps;
    double before = 0;
    steps << QPointF(x.low, 0);
    for (const auto& [value, share] : cdf) {
        steps << QPointF(value, before) << QPointF(value, share);
        before = share;
    }
    return steps << QPointF(x.high, before);
}

std::optional<CdfDistance> largestDistance(const NumberDistributions& numbers)
{
    const Cdf reference(numbers.referenceCdf), current(numbers.currentCdf);
    if (reference.empty() || current.empty())
        return std::nullopt;
    std::optional<CdfDistance> largest;
    const auto look = [&](double at) {
        const CdfDistance here{at, shareUpTo(reference, at), shareUpTo(current, at)};
        if (!largest || here.size() > largest->size() || (here.size() == largest->size() && at < largest->at))
            largest = here;
    };
    // Steps are only where one of the two has a value.
    for (const auto& step : reference)
        look(step.first);
    for (const auto& step : current)
        look(step.first);
    return largest;
}

ChartRange valuesOf(const NumberDistributions& numbers)
{
    ChartRange range;
    for (const auto* cdf : {&numbers.referenceCdf, &numbers.currentCdf}) {
        for (const auto& step : *cdf)
            widen(range, step.first);
    }
    if (range.valid())
        return range;
    for (const double edge : numbers.edges)
        widen(range, edge);
    return range;
}

ChartRange quantileRange(std::span<const QuantilePair> quantiles)
{
    ChartRange range;
    for (const auto& pair : quantiles) {
        widen(range, pair.reference);
        widen(range, pair.current);
    }
    return range;
}

std::vector<QPolygonF> bandsBetween(std::span<const double> low, std::span<const double> high)
{
    std::vector<QPolygonF> bands;
    for (std::size_t from = 0; from < low.size();) {
        std::size_t to = from;
        while (to < low.size() && std::isfinite(low[to]) && std::isfinite(high[to]))
            ++to;
        if (to - from >= 2) {
            QPolygonF band;
            for (std::size_t i = from; i < to; ++i)
                band << QPointF(double(i), high[i]);
            for (std::size_t i = to; i-- > from;)
                band << QPointF(double(i), low[i]);
            bands.push_back(band);
        }
        from = std::max(to, from + 1);
    }
    return bands;
}

} // namespace ph
