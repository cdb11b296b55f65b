#include "models/tables/SuspectModel.h"

#include "models/tables/Format.h"
#include "models/tables/IncidentWords.h"
#include "models/tables/TimelineItemWords.h"
#include "models/tables/TimelineWords.h"
#include "models/values/CopiedText.h"

#include <QLocale>

namespace ph {

SuspectModel::SuspectModel(QObject* parent, Clock clock)
    : KeyedTableModel(parent)
    , clock_(std::move(clock))
{
}

void SuspectModel::show(const QList<IncidentSuspect>& suspects)
{
    QList<SuspectRow> rows;
    rows.reserve(suspects.size());
    for (const auto& suspect : suspects)
        rows.append({suspect, timelineTitleText(suspect.item)});
    apply(rows);
}

QString SuspectModel::keyOf(const SuspectRow& row) const
{
    return row.suspect.item.source + u'\n' + row.suspect.item.id; // ids are unique within a source
}

QVariant SuspectModel::cell(const SuspectRow& row, int column, int role) const
{
    const auto& suspect = row.suspect;
    const auto& item = suspect.item;
    if (role == Qt::ToolTipRole && column == Score)
        return suspectPartsText(suspect);
    if (role == Qt::ToolTipRole && column == Seen && item.seenMs != noTime)
        return formatTimeToolTip(item.seenMs);
    if (role == copiedTextRole && column == Happened)
        return timelineTimeText(item, formatIsoTime);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Score:
        return QLocale().toString(suspect.score, 'f', 2);
    case Lead:
        return suspectLeadText(suspect.leadMs, suspect.mostLeadMs);
    case What:
        return row.title;
    case Kind:
        return timelineKindText(item.kind);
    case Concerns:
        return timelineScopeText(item.scope);
    case Happened:
        return timelineTimeText(item);
    case Source:
        return item.source;
    case Seen:
        return formatSeenAge(item.seenMs, toMs(clock_()));
    default:
        return {};
    }
}

QVariant SuspectModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Score:
        return tr("Score");
    case Lead:
        return tr("Before", "column: how long before an incident began");
    case What:
        return tr("What");
    case Kind:
        return tr("Kind");
    case Concerns:
        return tr("Concerns", "column: whom it concerns");
    case Happened:
        return tr("Happened");
    case Source:
        return tr("Source");
    case Seen:
        return tr("Seen");
    default:
        return {};
    }
}

} // namespace ph
