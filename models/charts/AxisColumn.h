#pragma once

#include "models/charts/ChartRange.h"
#include "models/values/ChartSpec.h"
#include "models/values/ComparedRuns.h"

#include <span>

namespace ph {

enum class AxisKind { Linear, Logarithmic, Time, Duration, Category };

/// A column of the compared runs made ready for an axis.
struct AxisColumn {
    ColumnKey key;
    AxisKind kind = AxisKind::Linear;
    QStringList categories; ///< Category: in order along the axis; numbers in text sort as numbers
    /// By place, in axis space: the value; its log10 (Logarithmic); ms since 1970 UTC (Time); ms (Duration);
    /// an index into categories (Category). NaN: the run has no place on this axis.
    std::vector<double> at;
    ChartRange range; ///< of the finite values; invalid where there is none; 0 to n - 1 for categories

    /// Why runs have no place here.
    struct Left {
        std::size_t absent = 0, notANumber = 0, infinite = 0, notPositive = 0;
        std::size_t notRead = 0;   ///< ComparedRuns::unknown: nobody knows yet whether they have one
        std::size_t notAtStep = 0; ///< they log the metric, and have no value where it is taken
        std::size_t total() const
        {
            return absent + notANumber + infinite + notPositive + notRead + notAtStep;
        }
    } left;
    std::optional<std::int64_t> step = std::nullopt; ///< of ComparedRuns::at, where that is one

    bool has(std::size_t place) const { return at[place] == at[place]; }
};

/// How a numeric axis is wanted; columns that are no numbers are Category or Time whatever is asked.
enum class AxisWish { Linear, Logarithmic };

/// Text whose every distinct value is a number is numeric; other text is Category, at most maxCategories
/// of them, the most frequent; what is beyond stands together as the last one, "other". A column that no run
/// has is Linear with every run `absent`.
AxisColumn axisColumn(const ComparedRuns& runs, const ColumnKey& key, AxisWish wish = AxisWish::Linear);
inline constexpr int maxCategories = 40;

/// Logarithmic where `key` is among the spec's logarithmic columns.
AxisColumn axisColumn(const ComparedRuns& runs, const ColumnKey& key, const ChartSpec& spec);

/// A value of the axis in words, for readouts: "0.01", "xgboost", "11/21/2026 2:03 PM".
QString axisText(const AxisColumn& column, double at);

/// "10 lack auc, auc of 3 is not read yet, 2 are NaN in auc": why runs have no place on some of the columns.
/// Empty where all have.
QString leftOutReasons(std::span<const AxisColumn> columns);

/// "12 of 1,000 runs are not shown: 10 lack metrics.auc, 2 are NaN there." Empty where all are shown.
QString leftOutText(const ComparedRuns& runs, std::span<const AxisColumn> columns);

} // namespace ph
