#pragma once

#include "models/values/RolloutPlan.h"
#include "services/kubernetes/ClusterClient.h"
#include "services/rollout/RolloutSight.h"

namespace ph::seldon {

/// Looks at what Seldon makes of a SeldonDeployment, and says in its sight what the object leaves out: the
/// weights of its VirtualService, and of a candidate that is not ready why its pods cannot serve, as a
/// condition. What may not be read is left out. Blocking.
void lookAround(const ClusterClient& client, const RolloutPlan& plan, RolloutSight& sight);

} // namespace ph::seldon
