#pragma once

#include "app/Workspace.h"
#include "models/values/ReleasePlan.h"
#include "services/rollout/RolloutTrial.h"

namespace ph {

/// What one step of a rollout would send, or why it could not be tried.
struct StepTrial {
    std::variant<RolloutStep, WayBack> step;
    Result<QList<RolloutTrial>> requests;
};

/// Every request that executing this release would make of its endpoint, and those of its way back, each as
/// the server tried it on the object as it is now: a later step is shown with all that the steps before it
/// will have asked for, too. Changes nothing. Unsupported for a release that moves no traffic; errors of
/// reachEndpoint() and of looking. Blocking; `stop` leaves out what is not tried yet: Cancelled.
Result<QList<StepTrial>> tryRollout(Workspace& workspace, const ReleasePlan& plan, std::stop_token stop);

} // namespace ph
