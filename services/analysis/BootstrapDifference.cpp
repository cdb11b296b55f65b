#include "services/analysis/BootstrapDifference.h"

#include "models/values/Infinity.h"

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace ph {

namespace {

/// xoshiro256** (Blackman and Vigna, 2018), seeded by splitmix64: std distributions differ between libraries.
class IndexStream {
public:
    explicit IndexStream(std::uint64_t seed)
    {
        for (auto& word : state_) {
            seed += 0x9e3779b97f4a7c15;
            auto z = seed;
            z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
            z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
            word = z ^ (z >> 31);
        }
    }
    /// Two numbers below `n` by multiply-shift; their bias is below n / 2^32.
    std::pair<std::uint32_t, std::uint32_t> two(std::uint32_t n)
    {
        const auto bits = next();
        return {std::uint32_t((bits >> 32) * n >> 32), std::uint32_t((bits & 0xffffffff) * n >> 32)};
    }

private:
    static std::uint64_t rotated(std::uint64_t x, int by) { return (x << by) | (x >> (64 - by)); }
    std::uint64_t next()
    {
        const auto out = rotated(state_[1] * 5, 7) * 9;
        const auto shifted = state_[1] << 17;
        state_[2] ^= state_[0];
        state_[3] ^= state_[1];
        state_[1] ^= state_[2];
        state_[0] ^= state_[3];
        state_[2] ^= shifted;
        state_[3] = rotated(state_[3], 45);
        return out;
    }
    std::uint64_t state_[4];
};

/// One group's finite values, ascending.
struct Sample {
    std::vector<double> values;

    explicit Sample(std::span<const double> all)
    {
        std::copy_if(all.begin(), all.end(), std::back_inserter(values), isReckonable);
        std::sort(values.begin(), values.end());
    }
    double n() const { return double(values.size()); }
    bool varies() const { return values.front() < values.back(); }
    double mean() const
    {
        // Divided first: the sum of large values may be beyond double.
        return std::accumulate(values.begin(), values.end(), 0.0,
                               [this](double sum, double v) { return sum + v / n(); });
    }
    double median() const
    {
        const auto half = values.size() / 2;
        return values.size() % 2 ? values[half] : values[half - 1] / 2 + values[half] / 2;
    }
    double statistic(Statistic which) const { return which == Statistic::Mean ? mean() : median(); }
    /// Moved to `centre` and shrunk by `scale`, so that squares stay within double.
    void standardise(double centre, double scale)
    {
        for (auto& v : values)
            v = (v - centre) / scale;
    }
    double moment(int power) const
    {
        return std::accumulate(
                   values.begin(), values.end(), 0.0,
                   [power](double sum, double v) { return sum + (power == 2 ? v * v : v * v * v); }) /
               n();
    }
};

/// The statistic of one group, drawn again and again.
class Resampler {
public:
    Resampler(const Sample& sample, Statistic statistic)
        : values_(sample.values)
        , statistic_(statistic)
        , drawn_(statistic == Statistic::Median ? values_.size() : 0)
    {
    }
    double draw(IndexStream& indices)
    {
        return statistic_ == Statistic::Mean ? mean(indices) : median(indices);
    }

private:
    template <class Take>
    void each(IndexStream& indices, Take take) const
    {
        const auto n = std::uint32_t(values_.size());
        for (std::uint32_t i = 0; i + 1 < n; i += 2) {
            const auto [a, b] = indices.two(n);
            take(a);
            take(b);
        }
        if (n % 2)
            take(indices.two(n).first);
    }
    double mean(IndexStream& indices) const
    {
        double sum = 0;
        each(indices, [&](std::uint32_t i) { sum += values_[i]; });
        return sum / double(values_.size());
    }
    /// Values are sorted: counting how often each is drawn finds the middle without sorting again.
    double median(IndexStream& indices)
    {
        std::fill(drawn_.begin(), drawn_.end(), 0);
        each(indices, [&](std::uint32_t i) { ++drawn_[i]; });
        const auto n = values_.size();
        const auto lower = (n - 1) / 2, upper = n / 2;
        std::size_t seen = 0, i = 0;
        while (seen + drawn_[i] <= lower)
            seen += drawn_[i++];
        const double low = values_[i];
        while (seen + drawn_[i] <= upper)
            seen += drawn_[i++];
        return low / 2 + values_[i] / 2;
    }
    const std::vector<double>& values_;
    Statistic statistic_;
    std::vector<std::uint32_t> drawn_;
};

double normalCdf(double z)
{
    return boost::math::cdf(boost::math::normal(), std::clamp(z, -37.0, 37.0));
}

/// The normal tail that a plug-in standard error needs to reach as far as Welch's t does with the unbiased
/// one.
double widenedTail(double level, const Sample& a, const Sample& b)
{
    const double varianceA = a.moment(2) / (a.n() - 1), varianceB = b.moment(2) / (b.n() - 1); // of the means
    const double plugIn = a.moment(2) / a.n() + b.moment(2) / b.n();
    const double unbiased = varianceA + varianceB;
    const double freedom =
        unbiased * unbiased / (varianceA * varianceA / (a.n() - 1) + varianceB * varianceB / (b.n() - 1));
    const double t = boost::math::quantile(
        boost::math::complement(boost::math::students_t(std::max(1.0, freedom)), (1 - level) / 2));
    return -std::sqrt(unbiased / plugIn) * t;
}

/// Values must be centred on their means.
double acceleration(const Sample& a, const Sample& b)
{
    const double cubes = a.moment(3) / (a.n() * a.n()) - b.moment(3) / (b.n() * b.n());
    const double squares = a.moment(2) / a.n() + b.moment(2) / b.n();
    return cubes / (6 * std::pow(squares, 1.5));
}

double quantileOf(const std::vector<double>& sorted, double fraction)
{
    const double at = std::clamp(fraction * (double(sorted.size()) + 1) - 1, 0.0, double(sorted.size() - 1));
    const auto below = std::size_t(at);
    const auto above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (at - double(below)) * (sorted[above] - sorted[below]);
}

/// z0 of BCa; draws that equal the estimate count half, as medians repeat.
double biasCorrection(const std::vector<double>& sorted, double estimate)
{
    const auto [first, last] = std::equal_range(sorted.begin(), sorted.end(), estimate);
    const double below = double(first - sorted.begin()) + double(last - first) / 2;
    const double n = double(sorted.size());
    return boost::math::quantile(boost::math::normal(), std::clamp(below / n, 0.5 / n, 1 - 0.5 / n));
}

} // namespace

GroupDifference groupDifference(std::span<const double> group, std::span<const double> reference,
                                Statistic statistic, const BootstrapPlan& plan, std::stop_token stop)
{
    Sample a(group), b(reference);
    GroupDifference difference;
    difference.level = plan.level;
    difference.count = a.values.size();
    difference.referenceCount = b.values.size();
    if (a.values.empty() || b.values.empty())
        return difference;
    const double centreA = a.mean(), centreB = b.mean();
    const double statisticA = a.statistic(statistic), statisticB = b.statistic(statistic);
    difference.estimate = statisticA - statisticB;
    if (a.values.size() < 2 || b.values.size() < 2 || !(a.varies() || b.varies()))
        return difference;
    const double scale = std::max(std::max(a.values.back() - centreA, centreA - a.values.front()),
                                  std::max(b.values.back() - centreB, centreB - b.values.front()));
    if (!std::isfinite(difference.estimate) || !std::isfinite(scale) || !(scale > 0))
        return difference;
    a.standardise(centreA, scale);
    b.standardise(centreB, scale);
    const double estimate = a.statistic(statistic) - b.statistic(statistic);

    IndexStream indices(plan.seed);
    Resampler drawA(a, statistic), drawB(b, statistic);
    std::vector<double> draws(std::size_t(std::max(200, plan.resamples)));
    for (std::size_t i = 0; i < draws.size(); ++i) {
        if (i % 64 == 0 && stop.stop_requested())
            return difference;
        draws[i] = drawA.draw(indices) - drawB.draw(indices);
    }
    std::sort(draws.begin(), draws.end());

    const double bias = biasCorrection(draws, estimate);
    const double acceleratedBy = statistic == Statistic::Mean ? acceleration(a, b) : 0;
    const double tail = widenedTail(plan.level, a, b);
    const auto limit = [&](double z) {
        const double moved = bias + z;
        const double shrink = 1 - acceleratedBy * moved;
        const double fraction = shrink > 0 ? normalCdf(bias + moved / shrink) : (moved > 0 ? 1.0 : 0.0);
        return difference.estimate + (quantileOf(draws, fraction) - estimate) * scale;
    };
    difference.low = limit(tail);
    difference.high = limit(-tail);
    return difference;
}

} // namespace ph
