#include "services/analysis/RankProbability.h"

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <vector>

namespace ph {

namespace {

constexpr std::size_t mostExact = 9; // 9! = 362,880 orders, looked at once

/// Of every sum of squared rank differences that an order of n untied ranks can have, how many orders have
/// it.
std::vector<double> ordersBySum(std::size_t n)
{
    std::vector<int> order(n);
    std::iota(order.begin(), order.end(), 0);
    std::vector<double> counts((n * n * n - n) / 3 + 1, 0.0);
    do {
        int sum = 0;
        for (std::size_t i = 0; i < n; ++i)
            sum += (order[i] - int(i)) * (order[i] - int(i));
        ++counts[std::size_t(sum)];
    } while (std::next_permutation(order.begin(), order.end()));
    return counts;
}

/// Share of all orders of n untied ranks whose rho is at least as far from 0.
double exactProbability(std::size_t n, double rho)
{
    static const auto tables = [] {
        std::array<std::vector<double>, mostExact + 1> all;
        for (std::size_t size = 3; size <= mostExact; ++size)
            all[size] = ordersBySum(size);
        return all;
    }();
    const double most = double(n * n * n - n);
    double as = 0, of = 0;
    for (std::size_t sum = 0; sum < tables[n].size(); ++sum) {
        of += tables[n][sum];
        if (std::abs(1 - 6 * double(sum) / most) >= std::abs(rho) - 1e-9)
            as += tables[n][sum];
    }
    return as / of;
}

} // namespace

double rankProbability(const RankCorrelation& correlation)
{
    if (correlation.n < 3 || std::isnan(correlation.rho))
        return std::numeric_limits<double>::quiet_NaN();
    const double rho = correlation.rho;
    if (correlation.n <= mostExact)
        return exactProbability(correlation.n, rho);
    // No two of so many pairs agree in order more often than this by chance: never "impossible".
    const double least = 2 / std::tgamma(double(correlation.n) + 1);
    if (std::abs(rho) >= 1)
        return least;
    const double freedom = double(correlation.n) - 2;
    const double t = std::abs(rho) * std::sqrt(freedom / ((1 - rho) * (1 + rho)));
    return std::max(least,
                    2 * boost::math::cdf(boost::math::complement(boost::math::students_t(freedom), t)));
}

} // namespace ph
