#pragma once

#include "models/values/ContainmentOption.h"
#include "models/values/DiagnosisReport.h"
#include "models/values/RuleTrial.h"
#include "widgets/common/Theme.h"

namespace ph {

Tone incidentSeverityTone(IncidentSeverity severity);
Tone incidentStateTone(IncidentState state);
Tone stepVerdictTone(StepVerdict verdict);
Tone containmentTone(ContainmentOption::Standing standing);
Tone trialVerdictTone(RuleTrial::Verdict verdict);

} // namespace ph
