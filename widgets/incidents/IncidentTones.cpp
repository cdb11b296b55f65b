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

Tone stepVerdictTone(StepVerdict verdict)
{
    switch (verdict) {
    case StepVerdict::Ok:
        return Tone::Good;
    case StepVerdict::NoData:
        return Tone::Unknown;
    case StepVerdict::Suspicious:
        return Tone::Warning;
    case StepVerdict::Bad:
        break;
    }
    return Tone::Bad;
}

Tone containmentTone(ContainmentOption::Standing standing)
{
    switch (standing) {
    case ContainmentOption::Standing::Possible:
        return Tone::Good;
    case ContainmentOption::Standing::Lacking:
        return Tone::Warning;
    case ContainmentOption::Standing::Impossible:
        break;
    }
    return Tone::Neutral;
}

Tone trialVerdictTone(RuleTrial::Verdict verdict)
{
    switch (verdict) {
    case RuleTrial::Verdict::Early:
        return Tone::Good;
    case RuleTrial::Verdict::Late:
        return Tone::Warning;
    case RuleTrial::Verdict::Missed:
        return Tone::Bad;
    case RuleTrial::Verdict::NoData:
        break;
    }
    return Tone::Unknown;
}

} // namespace ph
