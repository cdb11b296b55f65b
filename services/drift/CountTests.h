#pragma once

#include "services/drift/DriftCounts.h"

namespace ph {

// Tests of counts by category. Categories that neither side has do not count. NaN where a side has no rows.

struct CountTest {
    double statistic = std::numeric_limits<double>::quiet_NaN();
    double p = std::numeric_limits<double>::quiet_NaN();
};

/// With all categories together of which fewer than five are expected on the smaller side, as the chi-squared
/// tests of a table want it.
DriftCounts withRareTogether(const DriftCounts& counts);

/// Whether both are samples of one distribution: Pearson's chi-squared of the table of two rows, without
/// correction for continuity, as scipy.stats.chi2_contingency. Rough below about five expected a cell.
CountTest chiSquaredOfTable(const DriftCounts& counts);
/// The same by the likelihood ratio (Wilks, Ann. Math. Stat. 9(1), 1938).
CountTest likelihoodRatioOfTable(const DriftCounts& counts);

/// Whether the current rows have the shares of the reference, taken for the truth, as scipy.stats.chisquare
/// of the reference scaled to the size of the current. A category that is new has infinity and p 0. Says too
/// much where the reference is itself a sample of similar size.
CountTest chiSquaredOfFit(const DriftCounts& counts);
/// As scipy.stats.power_divergence with the reference not scaled: NaN unless both sides have as many rows.
CountTest likelihoodRatioOfFit(const DriftCounts& counts);

/// The share of all categories but the first: difference over its standard error with the pooled share, and
/// the two-sided normal p. Both sides constant and equal: 0 and 1.
CountTest shareDifference(const DriftCounts& counts);

/// Cramér's V of the table: how much the category tells about the side, 0 to 1; 0 where there is one
/// category.
double cramersV(const DriftCounts& counts);

/// How probable a total variation at least as large is where rows change sides at random: of 1,000 shuffles.
/// Rows are numbers of categories in the order of the rows; the random numbers are those of numpy's
/// RandomState(0), which makes it Evidently's p. n + m steps a shuffle: a million rows take some ten seconds.
double permutedTotalVariation(std::span<const std::uint32_t> reference,
                              std::span<const std::uint32_t> current);

} // namespace ph
