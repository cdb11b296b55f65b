#pragma once

#include "models/values/ColumnStats.h"

namespace ph {

/// What a group of runs holds in one column.
struct GroupSummary {
    ColumnStats stats;
    QString mostFrequent; ///< text columns: the value that most runs have; the first of several
    std::size_t mostFrequentCount = 0;
    /// Of the runs that have a value, 0 to 1; NaN where none has.
    double share() const
    {
        const auto present = stats.rows - stats.missing;
        return present == 0 ? std::numeric_limits<double>::quiet_NaN()
                            : double(mostFrequentCount) / double(present);
    }
};

GroupSummary groupSummary(const RunTable& table, std::span<const std::uint32_t> rows,
                          const ColumnKey& column);

} // namespace ph
