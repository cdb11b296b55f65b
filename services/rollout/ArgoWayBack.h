#pragma once

#include "services/rollout/RolloutDecision.h"

namespace ph {

/// Of decideArgo(), once a rollout has turned back and its endpoint is seen. What is not promoted is aborted,
/// which sends all requests to the stable pods at once, and then the fields are put back, without which a
/// retry would go on. What is promoted has its fields put back and skips the steps.
RolloutDecision decideArgoBack(const RolloutPlan& plan, RolloutState next, const RolloutSight& sight,
                               const RolloutPatience& patience);

} // namespace ph
