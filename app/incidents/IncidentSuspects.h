#pragma once

#include "models/values/Incident.h"
#include "models/values/IncidentSuspect.h"
#include "models/values/TimelineTable.h"
#include "widgets/incidents/TimelineView.h"

namespace ph {

inline constexpr std::int64_t suspectLookBackMs = 24 * 3'600'000LL;

/// When it began, as far as is known: else when it was opened.
OnsetWindow onsetWindow(const Incident& incident);

/// What changed in the day before it began, with all that is shown of each. Costs by the items of that day:
/// for workers.
QList<IncidentSuspect> incidentSuspects(const TimelineTable& table, const Incident& incident);

} // namespace ph
