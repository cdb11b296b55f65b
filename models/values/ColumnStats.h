#pragma once

#include "models/values/RunTable.h"

#include <span>

namespace ph {

/// Summary of one column over some rows. Figures are over the finite numbers, as those of groupDifference()
/// are: one run that diverged says nothing of the others, and is counted instead. Text counts as
/// numbers only where every distinct value of the column is one. Times are milliseconds since 1970 UTC. NaN
/// where there is none.
struct ColumnStats {
    std::size_t rows = 0;       ///< rows looked at
    std::size_t missing = 0;    ///< of them, how many lack the value
    std::size_t nans = 0;       ///< of the present ones, how many are NaN
    std::size_t infinities = 0; ///< and how many are infinite, see standsForInfinity()
    /// Numbers that the figures below stand on: rows - missing - nans - infinities (0 for plain text).
    std::size_t count = 0;
    std::size_t distinct = 0; ///< distinct present values, all NaN together being one
    std::size_t notFinite() const { return nans + infinities; }
    double mean = std::numeric_limits<double>::quiet_NaN();
    double deviation =
        std::numeric_limits<double>::quiet_NaN(); ///< sample standard deviation (n - 1); NaN below two
    double min = std::numeric_limits<double>::quiet_NaN();
    double max = std::numeric_limits<double>::quiet_NaN();
    double median =
        std::numeric_limits<double>::quiet_NaN(); ///< mean of the two middle ones where count is even
};

/// Mean and deviation by Welford's recurrence (Technometrics 4(3), 1962), with a Neumaier-compensated sum for
/// the mean, so that a million large values with a small spread keep their digits.
ColumnStats columnStats(const RunTable& table, std::span<const std::uint32_t> rows, const ColumnKey& column);

/// Columns whose value differs over the rows, in the table's order; "absent" counts as a value, NaN equals
/// NaN.
std::vector<ColumnKey> varyingColumns(const RunTable& table, std::span<const std::uint32_t> rows);

} // namespace ph
