#pragma once

#include "app/Workspace.h"
#include "app/packs/OpenedPack.h"
#include "models/values/Incident.h"
#include "models/values/LogReading.h"
#include "models/values/TimelineTable.h"

namespace ph {

/// Logs that are kept with an incident, by the pack where one is given, and what was noted of its endpoints
/// by components of their clusters from a day before it until an hour after its end. Of fetches beyond 64 Mi
/// characters, the oldest are left out, with a note. Asks nobody. Unreadable, Storage, Cancelled. Blocking.
Result<LogsReading> loadLogs(Workspace& workspace, const OpenedPackPtr& pack, const Incident& incident,
                             const std::stop_token& stop);

/// Events of an environment's endpoints as a log each, a line an event, the oldest first; none where there
/// are none.
QList<ShownLog> eventLogs(const TimelineTable& table, const QString& environment,
                          const QStringList& endpoints);

/// Lines of the reading in which the query is found. Invalid for what is no regular expression; Cancelled.
Result<LogMatches> findInLogs(const LogsReading& reading, const LogQuery& query, const std::stop_token& stop);

} // namespace ph
