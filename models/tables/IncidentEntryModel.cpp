#include "models/tables/IncidentEntryModel.h"

#include "models/tables/Format.h"
#include "models/tables/IncidentWords.h"
#include "models/values/CopiedText.h"

namespace ph {

QVariant IncidentEntryModel::cell(const IncidentEntry& entry, int column, int role) const
{
    if (role == Qt::ToolTipRole && column == At)
        return formatTimeToolTip(entry.atMs);
    if (role == Qt::ToolTipRole && column == Text)
        return incidentEntryText(entry.fact);
    if (role == copiedTextRole && column == At)
        return formatIsoTime(entry.atMs);
    if (role == copiedTextRole && column == Text)
        return incidentEntryText(entry.fact, formatIsoTime).replace(u'\n', u' ');
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case At:
        return formatLocalTime(entry.atMs);
    case Kind:
        return incidentEntryKindText(entry.fact);
    case Text:
        return incidentEntryText(entry.fact).replace(u'\n', u' ');
    case By:
        return entry.by.isEmpty() ? tr("Pilothouse", "who wrote an entry: the program") : entry.by;
    default:
        return {};
    }
}

QVariant IncidentEntryModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case At:
        return tr("When");
    case Kind:
        return tr("What");
    case Text:
        return tr("Text");
    case By:
        return tr("By", "column: who wrote it");
    default:
        return {};
    }
}

} // namespace ph
