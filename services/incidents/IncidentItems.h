#pragma once

#include "models/values/Incident.h"
#include "models/values/TimelineItem.h"

#include <vector>

namespace ph {

/// What people noted in an incident, at the moments that it is about, as items of its environment's timeline:
/// remarks, which are evidence of nothing by themselves.
std::vector<TimelineItem> incidentItems(const Incident& incident, const QList<IncidentEntry>& entries);

} // namespace ph
