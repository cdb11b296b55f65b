#pragma once

#include "models/values/Result.h"
#include "services/rollout/RolloutSight.h"
#include "services/rollout/RolloutWrite.h"

namespace ph {

/// What a driver does next.
struct RolloutDecision {
    enum class Kind {
        Note, ///< write `state` down and decide again
        Try,  ///< ask the server whether it would take `write`
        Act,  ///< write `state` down, then ask for `write`, once
        Wait, ///< look again, soon, and at `untilMs` at the latest
        Hold, ///< the same; `state.holding` says what has to change before it goes on
        End   ///< `state.outcome` says how
    } kind = Kind::Wait;
    RolloutState state; ///< as it is from now on
    RolloutWrite write = {};
    std::int64_t untilMs = noTime;
    friend bool operator==(const RolloutDecision&, const RolloutDecision&) = default;
};

struct RolloutPatience {
    /// How long a write with no clear answer may still take effect, where nothing else has changed the object
    /// since. Longer than any request may take.
    std::int64_t settleMs = 70'000;
    std::int64_t askAgainMs = 60'000; ///< on the way back, for what was refused
};

/// Pure: from what is planned, written down and seen, what is to be done. Only what is seen moves a step on;
/// what would be asked for has the version that was seen as its precondition. Causes to go back come before
/// causes to hold, and neither a freeze nor a pause keeps anything from going back.
RolloutDecision decide(const RolloutPlan& plan, const RolloutState& state, const RolloutSight& sight,
                       const RolloutPatience& patience = {});

/// The state after a write (or a try) was answered. A refusal leaves nothing done; after no clear answer only
/// looking tells.
RolloutState answered(RolloutState state, RolloutDecision::Kind kind, const Result<QStringList>& answer,
                      std::int64_t nowMs);

/// How the candidate's present share is to be looked at, of all the shares that are watched; none where
/// nothing is watched now.
std::optional<AnalysisLook> watched(const RolloutPlan& plan, const RolloutState& state, std::int64_t nowMs);

/// Whether the rollback conditions are to be measured now: from the preflight on, and once the traffic is
/// back; on the way forward those of a Rollout of Argo are measured by its controller.
bool readsConditions(const RolloutPlan& plan, const RolloutState& state);

} // namespace ph
