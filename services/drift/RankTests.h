#pragma once

#include "services/drift/SortedSample.h"

namespace ph {

// Tests of two samples by the order of their values. Ties share ranks. NaN where a test is not defined.

/// Mann and Whitney's, of large samples: rankSum() takes what is not sorted, and is exact also with few ties.
/// As scipy.stats.mannwhitneyu(reference, current): exact where one side has at most eight values and none
/// repeat, else normal with correction for ties and continuity.
struct MannWhitneyTest {
    /// Pairs in which the reference is greater; a tie counts half.
    double u = std::numeric_limits<double>::quiet_NaN();
    double p = std::numeric_limits<double>::quiet_NaN(); ///< two-sided
    double pReferenceLess = std::numeric_limits<double>::quiet_NaN();
    /// Cliff's delta: how much oftener the current value of a pair is the greater one than the smaller, -1
    /// to 1.
    double delta = std::numeric_limits<double>::quiet_NaN();
};
MannWhitneyTest mannWhitney(const SortedSample& reference, const SortedSample& current);

struct RankTest {
    double statistic = std::numeric_limits<double>::quiet_NaN();
    double p = std::numeric_limits<double>::quiet_NaN();
};

/// As scipy.stats.cramervonmises_2samp: exact where neither side has more than 20 values (Xiao, Gordon and
/// Yakovlev, J. Stat. Softw. 17(8), 2006), else by the limiting distribution, of which scipy and so this
/// leave out what is below 1e-7: a p near that says only that it is small. At least two values on each side.
RankTest cramerVonMises(const SortedSample& reference, const SortedSample& current);

/// The k-sample test of Anderson and Darling with midranks, of two samples (Scholz and Stephens, JASA 82,
/// 1987), as scipy.stats.anderson_ksamp: p by a parabola through the published levels, cut off at 0.25 and
/// 0.001. Where many columns are corrected for together, 0.001 may be too large for a single one to be found.
/// At least four values together, of which two differ.
RankTest andersonDarling(const SortedSample& reference, const SortedSample& current);

} // namespace ph
