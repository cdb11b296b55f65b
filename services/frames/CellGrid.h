#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ph {

/// A cell's place in the bytes of its grid.
struct CellSpan {
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
};

/// Cells of some rows as text, row by row, and what was not as it should be. Kept and filled again: its room
/// is.
struct CellGrid {
    std::string bytes; ///< what the cells lie in
    std::vector<CellSpan> cells;
    std::size_t columns = 0;
    std::size_t rows = 0;
    std::size_t shortRows = 0, longRows = 0, extraCells = 0, blankRows = 0, unreadableRows = 0;
    std::size_t raggedRecord = 0, raggedCells = 0; ///< the first that is short or long, counted from 0
    bool isUtf8 = true;
    std::size_t strangeCells = 0; ///< values under names that no column has
    /// Such names, with a value of each.
    std::vector<std::pair<std::string, std::string>> strangers;

    std::string_view at(std::size_t row, std::size_t column) const
    {
        const auto cell = cells[row * columns + column];
        return {bytes.data() + cell.begin, cell.size};
    }
    /// No rows; `bytes` and the room stay.
    void clear(std::size_t columnCount)
    {
        columns = columnCount;
        rows = shortRows = longRows = extraCells = blankRows = unreadableRows = strangeCells = 0;
        isUtf8 = true;
        strangers.clear();
    }
    /// The cells of the next row, to be filled; the row counts once `rows` is raised.
    CellSpan* nextRow()
    {
        if (cells.size() < (rows + 1) * columns)
            cells.resize((rows + 1) * columns * 2);
        return cells.data() + rows * columns;
    }
};

} // namespace ph
