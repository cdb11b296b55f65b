#include "widgets/incidents/TimelineItemTable.h"

#include "models/tables/Format.h"
#include "models/tables/TimelineItemWords.h"
#include "models/tables/TimelineWords.h"
#include "widgets/incidents/TimelineCurveText.h"

#include <QCoreApplication>

namespace ph {

namespace {

struct TimelineTableWords {
    Q_DECLARE_TR_FUNCTIONS(ph::TimelineItemTable)
};

constexpr int curveRowsInView = 60; // of each curve

QStringList curveCells(const TimelineCurveRow& row)
{
    const auto first = formatLocalTime(row.reading.firstMs), last = formatLocalTime(row.reading.lastMs);
    return {first == last ? first : QStringLiteral("%1 – %2").arg(first, last),
            TimelineTableWords::tr("Metric"),
            {},
            pairText(curveTitle(row.about), curveReadingText(row.about, row.reading)),
            timelineScopeText(row.about.scope),
            row.about.source,
            {}};
}

} // namespace

TimelineCurveRows timelineCurveRows(const std::vector<TimelineCurve>& curves, const TimelineStretch& stretch)
{
    auto rows = std::make_shared<std::vector<TimelineCurveRow>>();
    for (const auto& curve : curves) {
        for (const auto& reading : curveReadings(curve, stretch, curveRowsInView))
            rows->push_back({curve.about, reading});
    }
    return rows;
}

ChartTable timelineItemTable(const TimelinePicturePtr& picture, const TimelineRows& rows,
                             const TimelineCurveRows& curves)
{
    ChartTable table;
    table.header = {TimelineTableWords::tr("Happened"),
                    TimelineTableWords::tr("Kind"),
                    TimelineTableWords::tr("Severity"),
                    TimelineTableWords::tr("What"),
                    TimelineTableWords::tr("Concerns", "column: whom it concerns"),
                    TimelineTableWords::tr("Source"),
                    TimelineTableWords::tr("Seen")};
    if (!picture)
        return table;
    const auto items = qsizetype(rows->size());
    table.rows = items + (curves ? qsizetype(curves->size()) : 0);
    table.row = [picture, rows, curves, items](qsizetype row) {
        if (row >= items)
            return curveCells(curves->at(std::size_t(row - items)));
        const auto item = picture->selection.table()->item((*rows)[std::size_t(row)]);
        return QStringList{
            timelineTimeText(item),      timelineKindText(item.kind),   timelineSeverityText(item.severity),
            timelineTitleText(item),     timelineScopeText(item.scope), item.source,
            formatLocalTime(item.seenMs)};
    };
    return table;
}

} // namespace ph
