#include "models/tables/IncidentTableModel.h"

#include "models/tables/Format.h"
#include "models/tables/IncidentWords.h"

#include <tuple>

namespace ph {

namespace {

std::int64_t incidentSinceMs(const Incident& incident)
{
    return incident.onsetMs != noTime ? incident.onsetMs : incident.openedMs;
}

} // namespace

IncidentTableModel::IncidentTableModel(QObject* parent, Clock clock)
    : KeyedTableModel(parent)
    , clock_(std::move(clock))
{
}

QVariant IncidentTableModel::cell(const Incident& incident, int column, int role) const
{
    if (role == SeverityRole)
        return int(incident.severity);
    if (role == StateRole)
        return int(incident.state);
    if (role == Qt::ToolTipRole && column == SeverityColumn)
        return incidentSeverityMeaning(incident.severity);
    if (role == Qt::ToolTipRole && column == Since)
        return formatTimeToolTip(incidentSinceMs(incident));
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case SeverityColumn:
        return incidentSeverityText(incident.severity);
    case Title:
        return incident.title;
    case Environment:
        return incident.environment;
    case Since:
        return formatSeenAge(incidentSinceMs(incident), toMs(clock_()));
    case StateColumn:
        return incidentStateText(incident.state);
    default:
        return {};
    }
}

QVariant IncidentTableModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case SeverityColumn:
        return tr("Severity");
    case Title:
        return tr("Incident");
    case Environment:
        return tr("Environment");
    case Since:
        return tr("Since", "column: when an incident began");
    case StateColumn:
        return tr("State");
    default:
        return {};
    }
}

bool IncidentTableModel::before(const Incident& a, const Incident& b) const
{
    return std::tie(a.state, a.severity, b.openedMs) < std::tie(b.state, b.severity, a.openedMs);
}

} // namespace ph
