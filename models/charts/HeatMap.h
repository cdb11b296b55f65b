#pragma once

#include "models/charts/ChartTable.h"
#include "models/values/ColumnDrift.h"
#include "models/values/FrameColumn.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

namespace ph {

struct HeatCell {
    double strength = missingNumber; ///< from 0; 1 is the threshold; NaN: no data
    ColumnDrift::Verdict verdict = ColumnDrift::Verdict::NoData;
    friend bool operator==(const HeatCell&, const HeatCell&) = default;
};

struct HeatPlace {
    std::size_t row = 0, column = 0;
    friend bool operator==(const HeatPlace&, const HeatPlace&) = default;
};

/// Verdicts by row and column, with how strongly each cell speaks.
struct HeatMap {
    QStringList rows, columns;
    QString rowsName, columnsName; ///< "column", "window"; what rows and columns are, in the user's language
    std::vector<HeatCell> cells;   ///< row by row
    /// By row: the column from which it stays moved. Empty where columns have no order of time.
    std::vector<std::optional<std::size_t>> onsets = {};

    std::size_t width() const { return std::size_t(columns.size()); }
    std::size_t height() const { return std::size_t(rows.size()); }
    bool isEmpty() const { return rows.isEmpty() || columns.isEmpty(); }
    const HeatCell& at(HeatPlace place) const { return cells[place.row * width() + place.column]; }
    std::optional<std::size_t> onset(std::size_t row) const
    {
        return onsets.empty() ? std::nullopt : onsets[row];
    }
};
using HeatMapPtr = std::shared_ptr<const HeatMap>;

enum class HeatOrder : std::uint8_t {
    AsGiven,
    MostDrift, ///< most cells that drift first, of as many the strongest
    Name,      ///< numbers in names by their value
    Onset      ///< earliest first, those without one last
};

/// The rows in that order; ties as in the order before it in HeatOrder, at last as given.
std::vector<std::size_t> rowOrder(const HeatMap& map, HeatOrder order);

/// Where on the colour scale a strength lies, from 0 (nothing moved) to 1 (heatCeiling times the threshold
/// and more). The threshold is in the middle, so that a step over it is seen best.
double heatShare(double strength);
inline constexpr double heatCeiling = 4;

/// "drift 2.3", "no drift 0.4", "no data"; the number is the strength.
QString heatText(const HeatCell& cell);

/// A row a row, a column a column, each cell as heatText(). `order`: as rowOrder() gives it.
ChartTable heatTable(HeatMapPtr map, const std::vector<std::size_t>& order);

} // namespace ph
