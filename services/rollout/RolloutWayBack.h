#pragma once

#include "services/rollout/RolloutDecision.h"

namespace ph {

/// Of decide(), once a rollout has turned back and its endpoint is seen. `next` is the state with what was
/// seen now taken in.
RolloutDecision decideWayBack(const RolloutPlan& plan, RolloutState next, const RolloutSight& sight,
                              const RolloutPatience& patience);

/// A decision to hold, with the time of holding kept.
RolloutDecision holding(RolloutState next, const QString& why, std::int64_t nowMs);
/// Any other decision: what held it holds it no more.
RolloutDecision going(RolloutDecision decision, std::int64_t nowMs);
RolloutDecision ending(RolloutState next, RolloutOutcome outcome, const QString& reason, std::int64_t nowMs);

/// What has not to be looked into: a rollout that has ended (and begins its way back, where that was asked
/// for since), an endpoint that is not seen, or another object under its name. None: it is to be decided.
std::optional<RolloutDecision> decidedAtOnce(const RolloutPlan& plan, const RolloutState& state,
                                             const RolloutSight& sight);
RolloutDecision turningBack(RolloutState next, const QString& why, std::int64_t nowMs);
bool wasResumedSince(const RolloutState& state, std::int64_t sinceMs);
/// Of a preflight that found everything as planned: tries the deployment, or says what that was refused for.
RolloutDecision tryingDeployment(const RolloutPlan& plan, RolloutState next, std::int64_t nowMs);
/// Of a way back on which nothing of the candidate was seen: ends, unless its deployment, which had `version`
/// as its precondition, may be on its way still.
RolloutDecision endingUndeployed(RolloutState next, const QString& version, std::int64_t nowMs,
                                 const RolloutPatience& patience);
/// Every step of it is seen.
void passWayBack(RolloutState& state, std::int64_t nowMs);
/// Of a way back whose endpoint is as it was before.
RolloutDecision endingRestored(RolloutState next, std::int64_t nowMs);

/// "night-watch manages /spec/…: …", of those whom the plan does not take the fields over from; empty where
/// there are none.
QString heldByOthers(const RolloutPlan& plan, const RolloutSight& sight);
/// Who changed the endpoint last, for a sentence's end: " Changed last by kubectl."
QString lastChangeBy(const RolloutSight& sight);

} // namespace ph
