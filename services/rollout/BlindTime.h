#pragma once

#include "models/values/RolloutState.h"
#include "services/rollout/RolloutSight.h"

namespace ph {

/// Keeps how long nobody saw how the candidate does, of the step that soaks, from the state that a look ends
/// with: while the rollout holds (its endpoint or where its requests go is not seen, or somebody else changed
/// it), while the metrics are silent or have nothing of what decides, and while a rollback condition has no
/// value. Pure.
void countBlindTime(RolloutState& state, const RolloutSight& sight);

/// Whether a report has nothing of a metric that decides: NaN and an empty answer are no data. Pure.
bool lacksData(const RolloutRules& rules, const AnalysisReport& report);

/// Since when the source of the metrics is silent.
void noteMetricsLost(RolloutState& state, const RolloutSight& sight);

} // namespace ph
