#include "widgets/incidents/TimelineItemTable.h"

#include "models/tables/Format.h"
#include "models/tables/TimelineWords.h"

#include <QCoreApplication>

namespace ph {

namespace {

struct TimelineTableWords {
    Q_DECLARE_TR_FUNCTIONS(ph::TimelineItemTable)
};

} // namespace

ChartTable timelineItemTable(const TimelinePicturePtr& picture, const TimelineRows& rows)
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
    table.rows = qsizetype(rows->size());
    table.row = [picture, rows](qsizetype row) {
        const auto item = picture->selection.table()->item((*rows)[std::size_t(row)]);
        return QStringList{timelineTimeText(item),
                           timelineKindText(item.kind),
                           timelineSeverityText(item.severity),
                           item.title,
                           timelineScopeText(item.scope),
                           item.source,
                           formatLocalTime(item.seenMs)};
    };
    return table;
}

} // namespace ph
