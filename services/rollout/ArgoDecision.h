#pragma once

#include "services/rollout/RolloutDecision.h"

namespace ph {

/// decide() for a Rollout of Argo, whose controller moves the shares by itself: after the deployment a driver
/// only looks, and asks for what a person asked for, for a pause while a freeze lasts, for the next step
/// where only we can judge a stage, and for the way back. A hand that paused or ended it there is heeded.
RolloutDecision decideArgo(const RolloutPlan& plan, const RolloutState& state, const RolloutSight& sight,
                           const RolloutPatience& patience);

} // namespace ph
