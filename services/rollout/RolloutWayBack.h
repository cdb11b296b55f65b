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

/// "night-watch manages /spec/…: …", of those whom the plan does not take the fields over from; empty where
/// there are none.
QString heldByOthers(const RolloutPlan& plan, const RolloutSight& sight);
/// Who changed the endpoint last, for a sentence's end: " Changed last by kubectl."
QString lastChangeBy(const RolloutSight& sight);

} // namespace ph
