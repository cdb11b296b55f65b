#pragma once

#include "services/rollout/RolloutDecision.h"

namespace ph {

/// Of a way back whose endpoint is seen as it was before, with `revision` serving all requests (once it is
/// being measured the record says which): measures the plan's rollback conditions and thresholds until all
/// are within their bounds for a whole sample, and then ends it. It ends, too, with what was found, once the
/// plan's time for a candidate to become ready is over, or nothing told for the metrics' grace time; and at
/// once where the candidate never had requests, or nobody is there to tell. Pure.
RolloutDecision decideRecovery(const RolloutPlan& plan, RolloutState next, const RolloutSight& sight,
                               const QString& revision);

/// The same, where somebody changed the endpoint while it was measured.
RolloutDecision endRecoveryUntold(RolloutState next, std::int64_t nowMs);

/// How the revision that has the requests again is to be looked at; none where nothing of it is judged now.
std::optional<AnalysisLook> recoveryLook(const RolloutPlan& plan, const RolloutState& state,
                                         std::int64_t nowMs);

} // namespace ph
