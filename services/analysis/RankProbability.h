#pragma once

#include "models/values/RankCorrelation.h"

#include <map>
#include <span>
#include <utility>
#include <vector>

namespace ph {

/// How probable a rank correlation is among pairs that have nothing to do with each other. Remembers the
/// distributions it has worked out: many keys of the same runs share few of them. Not for two threads at
/// once.
class RankProbability {
public:
    /// Two-sided probability of a rho at least as far from 0. `correlation` is spearman(x, y), without NaN
    /// among them. Exact, the distribution over all orders of the ranks that are there with their ties
    /// (Kendall and Gibbons, Rank Correlation Methods), for up to nine pairs, and for up to 25 where a side
    /// has so few values that it stays quick. Else Student's t with n - 2 degrees of freedom (Kendall and
    /// Stuart, vol. 2, 31.19), never less than 2/n!, the share of the two most extreme orders. NaN for fewer
    /// than three pairs or without a rho.
    double of(const RankCorrelation& correlation, std::span<const double> x, std::span<const double> y);

private:
    /// Doubled ranks less their mean, which are whole numbers also where ranks are shared.
    using CentredRanks = std::vector<int>;
    std::map<std::pair<CentredRanks, CentredRanks>, std::vector<double>> tails_;
};

} // namespace ph
