#include "services/drift/PooledRuns.h"
#include "services/drift/RankTests.h"

#include <boost/math/special_functions/bessel.hpp>
#include <boost/math/special_functions/gamma.hpp>

#include <cmath>
#include <numeric>

namespace ph {

namespace {

constexpr std::size_t mostCounted = 20;

// Exact sums: what is left of them is a million times smaller than what is subtracted.
__extension__ using Wide = __int128;

/// Csörgő and Faraway (J. R. Stat. Soc. B 58(1), 1996), equation 1.3.
double limitingDistribution(double x)
{
    const double pi = boost::math::constants::pi<double>();
    double sum = 0, term = 0;
    int k = 0;
    do {
        const double y = 4 * k + 1, q = y * y / (16 * x);
        const double u = std::exp(boost::math::lgamma(k + 0.5) - boost::math::lgamma(k + 1.0)) /
                         (std::pow(pi, 1.5) * std::sqrt(x));
        // Far out the Bessel function is nothing, and Boost would say so by throwing.
        term = q > 350 ? 0 : u * std::sqrt(y) * std::exp(-q) * boost::math::cyl_bessel_k(0.25, q);
        sum += term;
        ++k;
    } while (std::abs(term) >= 1e-7);
    return sum;
}

/// How many orders of the values give each value of the statistic.
using Frequencies = std::vector<std::pair<std::int64_t, double>>; // ascending

Frequencies together(const Frequencies& a, const Frequencies& b)
{
    Frequencies sum;
    sum.reserve(a.size() + b.size());
    auto i = a.begin(), j = b.begin();
    while (i != a.end() || j != b.end()) {
        if (j == b.end() || (i != a.end() && i->first < j->first)) {
            sum.push_back(*i++);
        } else if (i == a.end() || j->first < i->first) {
            sum.push_back(*j++);
        } else {
            sum.emplace_back(i->first, i->second + j->second);
            ++i;
            ++j;
        }
    }
    return sum;
}

/// Of all orders, the share with a statistic of at least `least`, path by path over the grid of both.
double shareOfOrders(std::int64_t n, std::int64_t m, std::int64_t least)
{
    const auto common = std::lcm(n, m), a = common / n, b = common / m;
    std::vector<Frequencies> row(std::size_t(n) + 1);
    row[0] = {{0, 1.0}};
    for (std::int64_t u = 0; u <= m; ++u) {
        Frequencies left;
        for (std::int64_t v = 0; v <= n; ++v) {
            auto& cell = row[std::size_t(v)];
            left = together(left, cell);
            const auto apart = a * v - b * u;
            for (auto& [value, ways] : left)
                value += apart * apart;
            cell = left;
        }
    }
    double all = 0, found = 0;
    for (const auto& [value, ways] : row.back()) {
        all += ways;
        found += value >= least ? ways : 0;
    }
    return found / all;
}

} // namespace

RankTest cramerVonMises(const SortedSample& reference, const SortedSample& current)
{
    if (reference.size() < 2 || current.size() < 2)
        return {};
    const Wide n = Wide(reference.size()), m = Wide(current.size());
    Wide ofReference = 0, ofCurrent = 0; // squares of twice (rank - place)
    const auto squares = [](std::size_t count, std::int64_t doubledRank, std::size_t before) {
        Wide sum = 0;
        for (std::size_t k = 1; k <= count; ++k) {
            const auto apart = Wide(doubledRank) - 2 * Wide(before + k);
            sum += apart * apart;
        }
        return sum;
    };
    forEachPooledRun(reference, current, [&](const PooledRun& run) {
        const auto doubledRank = std::int64_t(2 * run.before() + run.size() + 1);
        ofReference += squares(run.inReference, doubledRank, run.referenceBefore);
        ofCurrent += squares(run.inCurrent, doubledRank, run.currentBefore);
    });
    const Wide all = n + m, pairs = n * m;
    const Wide excess = 6 * (n * ofReference + m * ofCurrent) - 4 * pairs * (4 * pairs - 1);
    RankTest result;
    result.statistic = double(excess) / (24 * double(pairs) * double(all));
    if (std::max(reference.size(), current.size()) <= mostCounted) {
        const auto common = Wide(std::lcm(std::int64_t(n), std::int64_t(m)));
        const Wide dividend = common * common * all * excess, divisor = 24 * pairs * pairs;
        const Wide least = dividend / divisor - (dividend % divisor < 0 ? 1 : 0);
        result.p = shareOfOrders(std::int64_t(n), std::int64_t(m), std::int64_t(least));
        return result;
    }
    const double k = double(pairs), total = double(all);
    const double expected = (1 + 1 / total) / 6;
    const double variance = (total + 1) *
                            (4 * k * total - 3 * (double(n) * double(n) + double(m) * double(m)) - 2 * k) /
                            (45 * total * total * 4 * k);
    const double standard = 1.0 / 6 + (result.statistic - expected) / std::sqrt(45 * variance);
    result.p = standard < 0.003 ? 1.0 : std::max(0.0, 1 - limitingDistribution(standard));
    return result;
}

} // namespace ph
