#include "widgets/incidents/IncidentTones.h"

namespace ph {

Tone incidentSeverityTone(IncidentSeverity severity)
{
    switch (severity) {
    case IncidentSeverity::Sev1:
        return Tone::Bad;
    case IncidentSeverity::Sev2:
        return Tone::Warning;
    case IncidentSeverity::Sev3:
        return Tone::Accent;
    case IncidentSeverity::Sev4:
        break;
    }
    return Tone::Neutral;
}

Tone incidentStateTone(IncidentState state)
{
    switch (state) {
    case IncidentState::Open:
        return Tone::Bad;
    case IncidentState::Contained:
        return Tone::Warning;
    case IncidentState::Ended:
        return Tone::Accent;
    case IncidentState::Closed:
        break;
    }
    return Tone::Good;
}

} // namespace ph
