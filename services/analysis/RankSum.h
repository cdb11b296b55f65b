#pragma once

#include <cstddef>
#include <limits>
#include <span>

namespace ph {

/// The rank-sum test of two samples (Mann and Whitney, Ann. Math. Statist. 18(1), 1947).
struct RankSum {
    std::size_t first = 0, second = 0; ///< values of each that are finite: those that count
    double u = 0;                      ///< pairs in which the first is greater; a tie counts half
    /// How probable a U at least (at most) as large is where both have one distribution. NaN where a side
    /// has no value.
    double pGreater = std::numeric_limits<double>::quiet_NaN();
    double pLess = std::numeric_limits<double>::quiet_NaN();
    /// What the p of a complete separation would be: no sample of this size can say more.
    double least = std::numeric_limits<double>::quiet_NaN();
};

/// Exact up to 24 values together, also with ties (all ways to give the ranks that are there to the two
/// sides); the normal approximation with correction for ties and continuity above. Both assume values that do
/// not depend on each other. Where they do, `inflation` (at least 1, see varianceInflation()) says how many
/// times larger the variance of U is; then the tail is that of Student's t with as many degrees of freedom as
/// there would be independent values, less two. Spreads that differ much make it say a little too much.
RankSum rankSum(std::span<const double> first, std::span<const double> second, double inflation = 1);

/// How far the first sample lies above the second: the median of all differences between a value of the one
/// and a value of the other (Hodges and Lehmann, Ann. Math. Statist. 34(2), 1963), in the unit of the values.
struct Shift {
    double estimate = std::numeric_limits<double>::quiet_NaN();
    double low = std::numeric_limits<double>::quiet_NaN(); ///< of the interval; NaN: too few for the level
    double high = std::numeric_limits<double>::quiet_NaN();
};

/// The interval holds those shifts that rankSum() would not refuse, two-sided, at 1 - `level`; `level` in
/// (0, 1). Values that are not finite are left out; a side without any gives NaN. n log n in time.
Shift shiftOf(std::span<const double> first, std::span<const double> second, double level,
              double inflation = 1);

} // namespace ph
