#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace ph {

/// Ranks from 1, ascending; equal values share the mean of the ranks they take together (midranks). No NaN
/// among the values.
std::vector<double> midranks(std::span<const double> values);

struct RankCorrelation {
    double rho = std::numeric_limits<double>::quiet_NaN(); ///< -1 to 1; NaN where a side is constant or n < 2
    std::size_t n = 0;                                     ///< pairs with a number on both sides
};

/// Spearman's rank correlation (Am. J. Psychol. 15, 1904): Pearson's coefficient of the midranks, so that
/// ties are right. NaN is left out pairwise; the infinities rank first and last. The spans are of equal
/// length.
RankCorrelation spearman(std::span<const double> x, std::span<const double> y);

} // namespace ph
