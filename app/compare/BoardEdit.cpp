#include "app/compare/BoardEdit.h"

#include "app/CompareController.h"
#include "models/tables/RunCells.h"
#include "models/tables/RunColumns.h"

#include <algorithm>

namespace ph {

namespace {

constexpr int longestName = 40;

/// Names come from servers and may be long: a menu is not.
QString shortened(const QString& text)
{
    const auto line = singleLine(text);
    return line.size() > longestName ? line.left(longestName - 1) + u'…' : line;
}

QString nameOf(const ChartSpec& chart)
{
    return shortened(chartTitle(chart));
}

/// The first whose id is not among the others; null: all are.
const ChartSpec* firstBeside(const QList<ChartSpec>& charts, const QList<ChartSpec>& others)
{
    const auto found = std::find_if(charts.begin(), charts.end(), [&](const ChartSpec& chart) {
        return std::ranges::find(others, chart.id, &ChartSpec::id) == others.end();
    });
    return found == charts.end() ? nullptr : &*found;
}

} // namespace

BoardEdit chartsEdit(const QList<ChartSpec>& before, const QList<ChartSpec>& after)
{
    if (const auto* added = firstBeside(after, before))
        return {CompareController::tr("adding the chart %1").arg(nameOf(*added))};
    if (const auto* removed = firstBeside(before, after))
        return {CompareController::tr("removing the chart %1").arg(nameOf(*removed))};
    for (const auto& chart : after) {
        const auto was = std::ranges::find(before, chart.id, &ChartSpec::id);
        if (*was != chart)
            return {CompareController::tr("changing the chart %1").arg(nameOf(chart)),
                    QStringLiteral("compare/chart/") + chart.id};
    }
    return {CompareController::tr("moving a chart"), QStringLiteral("compare/order")};
}

BoardEdit queryEdit(const QString& query)
{
    return {query.isEmpty() ? CompareController::tr("comparing all runs")
                            : CompareController::tr("comparing only %1").arg(shortened(query)),
            QStringLiteral("compare/query")};
}

BoardEdit groupEdit(const std::optional<ColumnKey>& column)
{
    return {column ? CompareController::tr("grouping by %1").arg(shortened(columnTitle(*column)))
                   : CompareController::tr("ungrouping the runs")};
}

BoardEdit objectiveEdit(const ColumnKey& metric)
{
    return {CompareController::tr("ranking by %1").arg(shortened(columnTitle(metric)))};
}

BoardEdit baselineEdit(const std::optional<RunRef>& baseline)
{
    return {baseline ? CompareController::tr("choosing the baseline")
                     : CompareController::tr("letting go of the baseline")};
}

BoardEdit directionEdit(const QString& metric)
{
    return {CompareController::tr("saying which way %1 is better").arg(shortened(metric))};
}

} // namespace ph
