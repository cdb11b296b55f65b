#include "services/analysis/RankProbability.h"

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ph {

namespace {

constexpr std::size_t mostExactlyRanked = 25;
constexpr double mostSteps = 2.5e6;                // a millisecond or two; nine untied pairs need 2.2 million
constexpr std::size_t mostRememberedTails = 1'000; // of at most some 30 KB each

struct RankGroup {
    int rank = 0;
    std::size_t size = 0;
    std::size_t stride = 1; ///< what one more of the group adds to the number of a state
};

std::vector<int> centredRanks(std::span<const double> values)
{
    std::vector<int> centred;
    for (const double rank : midranks(values))
        centred.push_back(int(std::lround(2 * rank)) - int(values.size()) - 1);
    return centred;
}

/// Of sorted ranks.
std::vector<RankGroup> rankGroups(const std::vector<int>& ranks)
{
    std::vector<RankGroup> groups;
    for (const int rank : ranks) {
        if (groups.empty() || groups.back().rank != rank)
            groups.push_back({rank, 0, groups.empty() ? 1 : groups.back().stride * (groups.back().size + 1)});
        ++groups.back().size;
    }
    return groups;
}

/// How many states there are of having placed some ranks of each group.
double statesOf(const std::vector<int>& ranks)
{
    const auto groups = rankGroups(ranks);
    return std::accumulate(groups.begin(), groups.end(), 1.0,
                           [](double product, const RankGroup& g) { return product * double(g.size + 1); });
}

/// No sum of products of some ranks of x with as many of y is farther from 0 (Cauchy and Schwarz).
int farthestSum(const std::vector<int>& x, const std::vector<int>& y)
{
    const double xx = std::inner_product(x.begin(), x.end(), x.begin(), 0.0);
    const double yy = std::inner_product(y.begin(), y.end(), y.begin(), 0.0);
    return int(std::ceil(std::sqrt(xx * yy)));
}

double stepsFor(const std::vector<int>& x, const std::vector<int>& y)
{
    return statesOf(x) * double(rankGroups(x).size()) * (2.0 * farthestSum(x, y) + 1);
}

/// Of all ways to pair the ranks of x with those of y, the share whose sum of products is at least so far
/// from 0, by that distance. The ranks of y are given to the groups of x one after another; what counts is
/// only how many each group has by then, and the sum.
std::vector<double> tailsOf(const std::vector<int>& x, const std::vector<int>& y)
{
    const auto groups = rankGroups(x);
    const int farthest = farthestSum(x, y);
    const auto width = 2 * std::size_t(farthest) + 1;
    const auto states = std::size_t(statesOf(x));
    std::vector<double> ways(states * width, 0.0);
    ways[std::size_t(farthest)] = 1;
    for (std::size_t state = 0; state + 1 < states; ++state) {
        const auto has = [state](const RankGroup& g) { return state / g.stride % (g.size + 1); };
        std::size_t placed = 0;
        for (const auto& group : groups)
            placed += has(group);
        const double* from = ways.data() + state * width;
        for (const auto& group : groups) {
            if (has(group) == group.size)
                continue;
            double* to = ways.data() + (state + group.stride) * width;
            const int shift = group.rank * y[placed];
            const int last = int(width) - std::max(0, shift);
            for (int sum = std::max(0, -shift); sum < last; ++sum)
                to[sum + shift] += from[sum];
        }
    }
    const double* all = ways.data() + (states - 1) * width;
    std::vector<double> tails(std::size_t(farthest) + 1, 0.0);
    double share = 0;
    const double total = std::accumulate(all, all + width, 0.0);
    for (int sum = farthest; sum > 0; --sum) {
        share += (all[farthest + sum] + all[farthest - sum]) / total;
        tails[std::size_t(sum)] = share;
    }
    tails[0] = 1;
    return tails;
}

double studentsProbability(const RankCorrelation& correlation)
{
    // No two of so many pairs agree in order more often than this by chance: never "impossible".
    const double least = 2 / std::tgamma(double(correlation.n) + 1);
    const double rho = correlation.rho;
    if (std::abs(rho) >= 1)
        return least;
    const double freedom = double(correlation.n) - 2;
    const double t = std::abs(rho) * std::sqrt(freedom / ((1 - rho) * (1 + rho)));
    return std::max(least,
                    2 * boost::math::cdf(boost::math::complement(boost::math::students_t(freedom), t)));
}

} // namespace

double RankProbability::of(const RankCorrelation& correlation, std::span<const double> x,
                           std::span<const double> y)
{
    if (correlation.n < 3 || std::isnan(correlation.rho))
        return std::numeric_limits<double>::quiet_NaN();
    if (correlation.n > mostExactlyRanked)
        return studentsProbability(correlation);
    auto ranksX = centredRanks(x), ranksY = centredRanks(y);
    const int sum = std::inner_product(ranksX.begin(), ranksX.end(), ranksY.begin(), 0);
    std::sort(ranksX.begin(), ranksX.end());
    std::sort(ranksY.begin(), ranksY.end());
    if (stepsFor(ranksX, ranksY) > stepsFor(ranksY, ranksX))
        std::swap(ranksX, ranksY); // the same pairs
    if (stepsFor(ranksX, ranksY) > mostSteps)
        return studentsProbability(correlation);
    if (tails_.size() >= mostRememberedTails)
        tails_.clear();
    auto& tails = tails_[{ranksX, ranksY}];
    if (tails.empty())
        tails = tailsOf(ranksX, ranksY);
    return tails[std::size_t(std::abs(sum))];
}

} // namespace ph
