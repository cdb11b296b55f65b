#pragma once

#include "models/values/Incident.h"
#include "widgets/common/Theme.h"

namespace ph {

Tone incidentSeverityTone(IncidentSeverity severity);
Tone incidentStateTone(IncidentState state);

} // namespace ph
