#pragma once

#include "models/values/ColumnStats.h"

namespace ph {

/// Rows that share a value of the grouping column.
struct RunGroup {
    enum class Kind {
        Value,      ///< one distinct value
        Range,      ///< numbers in [from, to); the last range is closed
        NotANumber, ///< present, but NaN
        Missing,    ///< the run lacks the value
    };
    Kind kind = Kind::Value;
    QString key;   ///< the value as text, stable across loads: what a saved view remembers. Empty for Missing
    QString label; ///< shown; "—" for Missing
    double from = std::numeric_limits<double>::quiet_NaN(); ///< the number, or the range's lower edge
    double to = std::numeric_limits<double>::quiet_NaN();   ///< the number, or the range's upper edge
    std::vector<std::uint32_t> rows;                        ///< in the order given
    std::vector<ColumnStats> stats;                         ///< one per column asked for, in that order
};

/// Numbers with more distinct values than this are cut into ranges.
inline constexpr std::size_t maxDistinctGroups = 30;

/// Groups `rows` by the value of `by`. Groups of numbers and times stand in ascending order, of text in order
/// of first appearance; NotANumber comes after them and Missing last. Numbers (also text where each distinct
/// value is a number) with more than maxDistinctGroups distinct values are cut into at most 12 ranges of
/// equal width with round edges (1, 2 or 5 times a power of ten); the infinities then stand as values of
/// their own. Empty groups are left out. Each group carries the stats of every column in `summarise`.
std::vector<RunGroup> groupRows(const RunTable& table, std::span<const std::uint32_t> rows,
                                const ColumnKey& by, std::span<const ColumnKey> summarise = {});

} // namespace ph
