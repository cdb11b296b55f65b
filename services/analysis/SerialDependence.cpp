#include "services/analysis/SerialDependence.h"

#include "models/values/RankCorrelation.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace ph {

namespace {

constexpr double mostCorrelation = 0.95;

struct LagSums {
    double products = 0, squares = 0;
    void add(std::span<const double> series)
    {
        const auto ranks = midranks(series);
        const double mean = (double(ranks.size()) + 1) / 2;
        for (std::size_t i = 0; i < ranks.size(); ++i) {
            squares += (ranks[i] - mean) * (ranks[i] - mean);
            if (i > 0)
                products += (ranks[i] - mean) * (ranks[i - 1] - mean);
        }
    }
};

/// How counts of one side scatter around its mean share.
struct CountScatter {
    double samples = 0, events = 0, total = 0;
    double excess = 0;          ///< sum of squares beyond what chance makes
    double expectedSquares = 0; ///< sum of squares of what is expected
    std::vector<double> shares;
};

CountScatter countScatter(std::span<const double> events, std::span<const double> totals)
{
    CountScatter scatter;
    scatter.events = std::accumulate(events.begin(), events.end(), 0.0);
    scatter.total = std::accumulate(totals.begin(), totals.end(), 0.0);
    const double share = scatter.events / scatter.total;
    double squares = 0;
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (!(totals[i] > 0))
            continue;
        const double expected = share * totals[i];
        squares += (events[i] - expected) * (events[i] - expected);
        scatter.expectedSquares += expected * expected;
        scatter.shares.push_back(events[i] / totals[i]);
        ++scatter.samples;
    }
    if (scatter.samples > 1)
        scatter.excess = squares * scatter.samples / (scatter.samples - 1) - scatter.events * (1 - share);
    return scatter;
}

} // namespace

double varianceInflation(std::span<const double> first, std::span<const double> second)
{
    if (first.size() < 4 || (!second.empty() && second.size() < 4))
        return 1;
    LagSums sums;
    sums.add(first);
    sums.add(second);
    if (!(sums.squares > 0))
        return 1;
    const double all = double(first.size() + second.size()), each = second.empty() ? all : all / 2;
    double r = sums.products / sums.squares;
    r = each > 4 ? (r + 1 / each) / (1 - 3 / each) : r + 1 / each;
    r = std::clamp(r, 0.0, mostCorrelation);
    r = std::min(mostCorrelation, r + std::sqrt((1 - r * r) / all) / 2);
    return (1 + r) / (1 - r);
}

CountInflation countInflation(std::span<const double> events, std::span<const double> totals,
                              std::span<const double> otherEvents, std::span<const double> otherTotals)
{
    const auto first = countScatter(events, totals), second = countScatter(otherEvents, otherTotals);
    const double share =
        second.events > 0 ? second.events / second.total : first.events / (first.total + second.total);
    if (!(share > 0))
        return {};
    double variation = 1;
    if (const double freedom = second.samples - 1; freedom > 0 && second.events > 0) {
        const double own = std::max(0.0, second.excess / second.expectedSquares);
        const double byChance = second.events / second.expectedSquares;
        const double error = (own + byChance) * std::sqrt(2 / freedom);
        variation = std::min(own + error, std::max(1.0, own)) * varianceInflation(second.shares, {});
    }
    const auto inflation = [&](const CountScatter& of) {
        return of.samples > 0 ? 1 + share * of.total / of.samples * variation : 1;
    };
    return {inflation(first), inflation(second)};
}

} // namespace ph
