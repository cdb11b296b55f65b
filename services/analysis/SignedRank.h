#pragma once

#include <cstddef>
#include <limits>
#include <span>

namespace ph {

/// Wilcoxon's signed-rank test of paired differences against a centre of 0 (Wilcoxon, Biometrics Bulletin
/// 1(6), 1945).
struct SignedRank {
    std::size_t pairs = 0; ///< differences that are finite and not 0: those that count
    double statistic = 0;  ///< W+, the sum of ranks of positive differences; ties share their mean rank
    /// How probable a W+ at least (at most) as large is where differences lie around 0. NaN without pairs.
    double pGreater = std::numeric_limits<double>::quiet_NaN();
    double pLess = std::numeric_limits<double>::quiet_NaN();
};

/// Exact up to 50 pairs, also with ties (all 2^n signs of the ranks that are there); the normal approximation
/// with correction for ties and continuity above. Assumes differences that lie symmetrically around their
/// centre and do not depend on each other; folds of one cross-validation do a little, through the data they
/// share. With n pairs no p is below 2^-n.
SignedRank signedRank(std::span<const double> differences);

} // namespace ph
