#pragma once

#include "models/values/MonitorLines.h"
#include "widgets/common/Theme.h"

namespace ph {

Tone alertTone(Alert::State state);
Tone silenceTone(Silence::State state, SilenceLine::Pending pending);
Tone ruleTone(MetricRule::Health health);
Tone targetTone(ScrapeTarget::Health health);
Tone objectiveTone(ObjectiveState::Verdict verdict);
Tone burnTone(BurnReading::State state);

} // namespace ph
