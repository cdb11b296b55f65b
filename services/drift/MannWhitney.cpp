#include "services/drift/PooledRuns.h"
#include "services/drift/RankTests.h"

#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ph {

namespace {

constexpr std::size_t mostExactlyRanked = 8;

/// How many ways give each U, as a share of all, where no values are equal. `few` is at most eight.
std::vector<double> shareOfEachU(std::size_t few, std::size_t many)
{
    // Of the Gaussian binomial coefficient: multiply by 1 - q^(many + k), divide by 1 - q^k.
    const std::size_t most = few * many;
    std::vector<double> ways(most + 1, 0.0);
    ways[0] = 1;
    double all = 1;
    for (std::size_t k = 1; k <= few; ++k) {
        for (std::size_t u = most + 1; u-- > many + k;)
            ways[u] -= ways[u - many - k];
        for (std::size_t u = k; u <= most; ++u)
            ways[u] += ways[u - k];
        all = all * double(many + k) / double(k);
    }
    for (auto& way : ways)
        way /= all;
    return ways;
}

} // namespace

MannWhitneyTest mannWhitney(const SortedSample& reference, const SortedSample& current)
{
    MannWhitneyTest result;
    if (reference.isEmpty() || current.isEmpty())
        return result;
    const double n = double(reference.size()), m = double(current.size()), all = n + m;
    double doubledU = 0, ties = 0;
    forEachPooledRun(reference, current, [&](const PooledRun& run) {
        doubledU += double(run.inReference) * double(2 * run.currentBefore + run.inCurrent);
        const double size = double(run.size());
        ties += size * size * size - size;
    });
    result.u = doubledU / 2;
    result.delta = 1 - 2 * result.u / (n * m);
    const double mirrored = n * m - result.u;
    const auto few = std::min(reference.size(), current.size());
    if (few <= mostExactlyRanked && ties == 0) {
        const auto share = shareOfEachU(few, std::max(reference.size(), current.size()));
        const auto tail = [&](double u) {
            return std::accumulate(share.begin() + std::ptrdiff_t(u), share.end(), 0.0);
        };
        result.pReferenceLess = std::min(1.0, tail(mirrored));
        result.p = std::min(1.0, 2 * tail(std::max(result.u, mirrored)));
        return result;
    }
    const double deviation = std::sqrt(n * m / 12 * (all + 1 - ties / (all * (all - 1))));
    const auto tail = [&](double u) {
        const double excess = u - n * m / 2 - 0.5;
        if (!(deviation > 0))
            return excess > 0 ? 0.0 : 1.0;
        return boost::math::cdf(boost::math::complement(boost::math::normal(), excess / deviation));
    };
    result.pReferenceLess = tail(mirrored);
    result.p = std::min(1.0, 2 * tail(std::max(result.u, mirrored)));
    return result;
}

} // namespace ph
