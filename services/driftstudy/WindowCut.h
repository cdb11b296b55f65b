#pragma once

#include "models/values/DriftStudy.h"

namespace ph {

/// From where to before where, in milliseconds since 1970 UTC or, of counted rows, in rows.
struct PositionRange {
    std::int64_t from = 0, to = 0;
};

/// Where the current rows are cut into windows, and how many are in none.
struct WindowCut {
    std::vector<DriftWindow> windows = {};
    std::size_t leftOut = 0; ///< windows, the oldest ones
    std::size_t rowsWithoutTime = 0;
};

/// By a rule, at most so many windows: those between the first and the last row, also empty ones as long as
/// they are not too many; else only those that have rows. Sliding ones begin where the first row's step
/// begins, and end with the first that reaches the last row. `times` are those of all rows, noTime where
/// there is none; empty where the table has no times, which is fine for counted rows.
WindowCut cutIntoWindows(const WindowRule& rule, std::span<const std::int64_t> times, std::size_t rows,
                         std::size_t most);

/// What windows() are to rowPositions().
std::vector<PositionRange> rangesOf(const std::vector<DriftWindow>& windows, const WindowRule& rule);

inline constexpr std::int64_t noPosition = noTime; ///< in no window
/// Where each row is in the order that windows are cut by: its time, or of counted rows how many come before
/// it, in the order of time where there is one.
std::vector<std::int64_t> rowPositions(const WindowRule& rule, std::span<const std::int64_t> times,
                                       std::size_t rows);

} // namespace ph
