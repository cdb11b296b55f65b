#pragma once

#include <cstddef>
#include <limits>
#include <span>

namespace ph {

struct RankCorrelation {
    double rho = std::numeric_limits<double>::quiet_NaN(); ///< -1 to 1; NaN where it cannot be said
    std::size_t pairs = 0;                                 ///< positions at which both have a number
};

/// Spearman's ρ: Pearson's correlation of the ranks, ties sharing their mean rank (Spearman, Am. J.
/// Psychology 15, 1904). `x` and `y` of equal length; NaN is left out pairwise. NaN for fewer than three
/// pairs and where either side is all the same.
RankCorrelation spearman(std::span<const double> x, std::span<const double> y);

} // namespace ph
