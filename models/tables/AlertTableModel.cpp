#include "models/tables/AlertTableModel.h"

#include "models/tables/Format.h"
#include "models/tables/MonitorWords.h"

namespace ph {

AlertTableModel::AlertTableModel(QObject* parent, Clock clock)
    : KeyedTableModel(parent)
    , clock_(std::move(clock))
{
}

QVariant AlertTableModel::cell(const AlertLine& line, int column, int role) const
{
    const auto& alert = line.alert;
    if (role == StateRole)
        return int(alert.state);
    if (role == monitorSearchRole)
        return labelsLine(alert.annotations);
    if (role == monitorSortRole && column == StateColumn)
        return urgency(alert.state);
    if (role == monitorSortRole && column == Since)
        return qlonglong(alert.startsAtMs);
    if (role == Qt::ToolTipRole && column == Since && alert.startsAtMs != noTime)
        return formatTimeToolTip(alert.startsAtMs);
    if (role != Qt::DisplayRole && role != monitorSortRole)
        return {};
    switch (column) {
    case StateColumn:
        return alertStateText(alert.state);
    case Name:
        return alertName(alert).isEmpty() ? tr("(without a name)", "an alert") : alertName(alert);
    case Labels:
        return labelsLine(labelsBesideName(alert));
    case Because:
        return suppressionsText(line.suppressions);
    case Since:
        return formatSeenAge(alert.startsAtMs, toMs(clock_()));
    case Receivers:
        return listText(alert.receivers);
    case Place:
        return line.place.name;
    default:
        return {};
    }
}

QVariant AlertTableModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case StateColumn:
        return tr("State");
    case Name:
        return tr("Alert");
    case Labels:
        return tr("Labels");
    case Because:
        return tr("Kept back by", "column: a silence, another alert, a time of rest");
    case Since:
        return tr("Since", "column: when an alert began");
    case Receivers:
        return tr("Receivers", "column: who is told");
    case Place:
        return tr("Connection");
    default:
        return {};
    }
}

bool AlertTableModel::before(const AlertLine& a, const AlertLine& b) const
{
    return isMoreUrgent(a, b);
}

void AlertTableModel::show(const AlertPicture& picture)
{
    applyInOrder(picture.lines, picture.keys);
}

} // namespace ph
