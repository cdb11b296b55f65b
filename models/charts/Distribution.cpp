#include "models/charts/Distribution.h"

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ph {

namespace {

constexpr std::size_t densityValues = 2000;

/// The nearest of 1, 2 and 5 times a power of ten, as Heckbert rounds ("Nice numbers for graph labels",
/// 1990).
double roundWidth(double width)
{
    const double power = std::pow(10, std::floor(std::log10(width)));
    const double share = width / power;
    return power * (share < 1.5 ? 1 : share < 3 ? 2 : share < 7 ? 5 : 10);
}

} // namespace

double quantile(std::span<const double> sorted, double p)
{
    if (sorted.empty())
        return std::numeric_limits<double>::quiet_NaN();
    const double at = std::clamp(p, 0.0, 1.0) * double(sorted.size() - 1);
    const auto below = std::size_t(at);
    if (below + 1 >= sorted.size())
        return sorted.back();
    const double share = at - double(below);
    // Not a + share * (b - a): the difference of ±1e308 would overflow.
    return share == 0 ? sorted[below] : (1 - share) * sorted[below] + share * sorted[below + 1];
}

BoxSummary boxSummary(std::span<const double> sorted)
{
    BoxSummary box;
    box.count = sorted.size();
    if (sorted.empty())
        return box;
    box.q1 = quantile(sorted, 0.25);
    box.median = quantile(sorted, 0.5);
    box.q3 = quantile(sorted, 0.75);
    box.smallest = sorted.front();
    box.largest = sorted.back();
    const double reach = 1.5 * (box.q3 - box.q1);
    const auto first = std::lower_bound(sorted.begin(), sorted.end(), box.q1 - reach);
    const auto last = std::upper_bound(first, sorted.end(), box.q3 + reach);
    // A whisker never ends inside its box, as it might where interpolated quartiles lie beyond every value.
    box.low = std::min(*first, box.q1);
    box.high = std::max(*std::prev(last), box.q3);
    box.outliers.assign(sorted.begin(), first);
    box.outliers.insert(box.outliers.end(), last, sorted.end());
    return box;
}

MeanSpread meanSpread(std::span<const double> values)
{
    MeanSpread spread;
    spread.count = values.size();
    if (values.empty())
        return spread;
    // long double: sums of squares of 1e300 stay finite.
    const auto n = static_cast<long double>(values.size());
    long double sum = 0;
    for (const double v : values)
        sum += v;
    const long double mean = sum / n;
    spread.mean = double(mean);
    if (values.size() < 2)
        return spread;
    long double squares = 0;
    for (const double v : values)
        squares += (v - mean) * (v - mean);
    const long double deviation = std::sqrt(squares / (n - 1));
    spread.deviation = double(deviation);
    const boost::math::students_t t(double(values.size() - 1));
    spread.confidence95 = double(boost::math::quantile(t, 0.975) * deviation / std::sqrt(n));
    return spread;
}

std::vector<double> histogramEdges(std::span<const double> sorted)
{
    if (sorted.empty())
        return {};
    const double low = sorted.front();
    const double high = sorted.back();
    const double span = high - low;
    if (!(span > 0) || !std::isfinite(span) || span < std::abs(high) * 1e-12) {
        const double half = std::max({0.5 * (std::abs(low) > 0 ? std::abs(low) * 0.1 : 1.0), span, 1e-300});
        return std::isfinite(span) ? std::vector<double>{low - half, high + half}
                                   : std::vector<double>{low, 0, high};
    }
    const auto n = double(sorted.size());
    const double quartiles = quantile(sorted, 0.75) - quantile(sorted, 0.25);
    double width = 2 * quartiles / std::cbrt(n);
    if (!(width > 0))
        width = span / (std::ceil(std::log2(n)) + 1);
    width = roundWidth(width);
    if (span / width > maxBins - 2)
        width = roundWidth(1.5 * span / (maxBins - 2)); // never rounded below what fits
    double first = std::floor(low / width) * width;
    if (first > low) // the quotient was rounded up
        first -= width;
    std::vector<double> edges{first};
    for (int i = 1; edges.back() < high || edges.size() < 2; ++i)
        edges.push_back(first + i * width);
    return edges;
}

int histogramBin(std::span<const double> edges, double value)
{
    if (edges.size() < 2 || !(value >= edges.front()) || value > edges.back())
        return -1;
    const auto after = std::upper_bound(edges.begin(), edges.end(), value);
    return std::min(int(after - edges.begin()) - 1, int(edges.size()) - 2);
}

double silvermanBandwidth(std::span<const double> sorted)
{
    if (sorted.size() < 2)
        return 0;
    double spread = meanSpread(sorted).deviation;
    const double quartiles = (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / 1.34;
    if (quartiles > 0)
        spread = std::min(spread, quartiles);
    const double width = 0.9 * spread * std::pow(double(sorted.size()), -0.2);
    return std::isfinite(width) ? width : 0;
}

double densityAt(std::span<const double> values, double bandwidth, double x)
{
    double sum = 0;
    for (const double v : values) {
        const double z = (x - v) / bandwidth;
        sum += std::exp(-0.5 * z * z);
    }
    return sum * std::numbers::inv_sqrtpi / std::numbers::sqrt2 / (bandwidth * double(values.size()));
}

Density densityOf(std::span<const double> sorted, int points)
{
    Density density;
    density.bandwidth = silvermanBandwidth(sorted);
    if (density.bandwidth <= 0 || points < 2)
        return density;
    std::vector<double> fewer;
    if (sorted.size() > densityValues) {
        for (std::size_t i = 0; i < densityValues; ++i)
            fewer.push_back(quantile(sorted, (double(i) + 0.5) / densityValues));
    }
    const std::span<const double> values = fewer.empty() ? sorted : fewer;
    for (int i = 0; i < points; ++i) {
        const double share = double(i) / (points - 1);
        const double x = (1 - share) * sorted.front() + share * sorted.back();
        density.at.push_back(x);
        density.density.push_back(densityAt(values, density.bandwidth, x));
    }
    return density;
}

} // namespace ph
