#pragma once

#include "models/values/RolloutState.h"
#include "services/rollout/RolloutSight.h"

namespace ph {

/// Writes down what the rollback conditions were found to be: no data neither meets one nor ends it, and what
/// stays as it was is written as often as samples are taken. Pure.
void takeInReadings(const RolloutPlan& plan, RolloutState& state, const RolloutSight& sight);

} // namespace ph
