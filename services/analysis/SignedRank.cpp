#include "services/analysis/SignedRank.h"

#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace ph {

namespace {

constexpr std::size_t mostExactPairs = 50;

/// How often each sum of doubled ranks comes out of all choices of signs, as a share of all.
std::vector<double> distribution(const std::vector<std::size_t>& doubledRanks)
{
    std::size_t most = 0;
    for (const auto rank : doubledRanks)
        most += rank;
    std::vector<double> share(most + 1, 0.0);
    share[0] = 1;
    std::size_t reached = 0;
    for (const auto rank : doubledRanks) {
        reached += rank;
        for (std::size_t sum = reached + 1; sum-- > 0;)
            share[sum] = (share[sum] + (sum >= rank ? share[sum - rank] : 0)) / 2;
    }
    return share;
}

} // namespace

SignedRank signedRank(std::span<const double> differences)
{
    std::vector<double> kept;
    std::copy_if(differences.begin(), differences.end(), std::back_inserter(kept),
                 [](double d) { return std::isfinite(d) && d != 0; });
    std::sort(kept.begin(), kept.end(), [](double a, double b) { return std::abs(a) < std::abs(b); });
    SignedRank result;
    result.pairs = kept.size();
    if (kept.empty())
        return result;
    std::vector<std::size_t> doubledRanks(kept.size()); // a mean rank is a whole number or a half
    std::size_t positive = 0;
    double ties = 0;
    for (std::size_t begin = 0; begin < kept.size();) {
        auto end = begin;
        while (end < kept.size() && std::abs(kept[end]) == std::abs(kept[begin]))
            ++end;
        const auto size = double(end - begin);
        ties += size * size * size - size;
        for (auto i = begin; i < end; ++i) {
            doubledRanks[i] = begin + 1 + end;
            positive += kept[i] > 0 ? doubledRanks[i] : 0;
        }
        begin = end;
    }
    result.statistic = double(positive) / 2;
    if (kept.size() <= mostExactPairs) {
        const auto share = distribution(doubledRanks);
        const auto sumOf = [&](std::size_t from, std::size_t to) {
            double sum = 0;
            for (auto i = from; i <= to; ++i)
                sum += share[i];
            return std::min(1.0, sum);
        };
        result.pGreater = sumOf(positive, share.size() - 1);
        result.pLess = sumOf(0, positive);
        return result;
    }
    const double n = double(kept.size());
    const double mean = n * (n + 1) / 4;
    const double spread = std::sqrt(n * (n + 1) * (2 * n + 1) / 24 - ties / 48);
    const boost::math::normal normal;
    result.pGreater =
        boost::math::cdf(boost::math::complement(normal, (result.statistic - mean - 0.5) / spread));
    result.pLess = boost::math::cdf(normal, (result.statistic - mean + 0.5) / spread);
    return result;
}

} // namespace ph
