#pragma once

#include "models/tables/RolloutView.h"
#include "widgets/common/Theme.h"

namespace ph {

Tone rolloutStandingTone(RolloutStanding standing);
Tone rolloutArmingTone(RolloutArming arming);
Tone metricVerdictTone(MetricVerdict::Kind kind);
Tone rolloutStepTone(const RolloutStepLine& line);

} // namespace ph
