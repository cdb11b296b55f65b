#pragma once

#include "models/charts/HeatMap.h"

#include <QRect>

namespace ph {

/// Where the parts of a heat map lie in a window that scrolls: names stay at the left and at the top, and a
/// key at the bottom. Rows and columns are those of the screen, in the order shown. Pixels are those of the
/// device-independent kind.
struct HeatLayout {
    QSize window;
    std::size_t rows = 0, columns = 0;
    int namesWidth = 0, namesHeight = 0, keyHeight = 0;
    QSize cell{18, 18};
    QPoint scroll; ///< pixels that the cells are moved to the left and up

    QRect cellsArea() const; ///< what is left for cells; empty where the window is too small
    QSize wholeSize() const { return {int(columns) * cell.width(), int(rows) * cell.height()}; }
    QPoint longestScroll() const;
    QRect cellRect(HeatPlace place) const; ///< also of one that is not in sight
    std::optional<HeatPlace> placeAt(QPoint position) const;
    /// Of a name beside or above the cells.
    std::optional<std::size_t> rowNameAt(QPoint position) const;
    std::optional<std::size_t> columnNameAt(QPoint position) const;

    /// Those that are in sight, wholly or in part: from `first` to before `last`.
    struct Span {
        std::size_t first = 0, last = 0;
    };
    Span rowsInSight() const;
    Span columnsInSight() const;

    /// The nearest scroll with which the cell is wholly in sight.
    QPoint scrollTo(HeatPlace place) const;
    /// As large as asked, within bounds, and scrolled so that what is at `fixed` stays there.
    HeatLayout zoomed(QSize cell, QPoint fixed) const;

    static constexpr QSize smallest{3, 3}, largest{72, 48};
};

/// Every how many names can be written so that none touches the next: at least 1.
int namesApart(int distance, int needed);

} // namespace ph
