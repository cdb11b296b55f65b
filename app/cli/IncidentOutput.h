#pragma once

#include "app/cli/CommandLine.h"
#include "models/values/Incident.h"
#include "services/incidents/Suspects.h"

namespace ph {

/// With what it did to users as far as is known; `entries` of one incident are left out where there are none.
nlohmann::json incidentJson(const Incident& incident, const QList<IncidentEntry>& entries,
                            std::int64_t nowMs);
QStringList incidentsLines(const QList<Incident>& incidents, std::int64_t nowMs);
/// All of one for a terminal.
QStringList incidentLines(const Incident& incident, const QList<IncidentEntry>& entries, std::int64_t nowMs);

/// What changed before an incident began, ranked, with what each score is made of.
nlohmann::json suspectsJson(const Incident& incident, const SuspectQuestion& question,
                            const TimelineTable& table, const std::vector<Suspect>& suspects);
QStringList suspectsLines(const TimelineTable& table, const std::vector<Suspect>& suspects);

} // namespace ph
