#pragma once

#include "models/values/RolloutState.h"

namespace ph {

/// What the object is asked to be: every write of a rollout is of this form, so that each says the whole of
/// what the rollout wants, whatever was there before.
struct RolloutWrite {
    enum class Fields { Before, After } fields = Fields::After; ///< of the candidate
    /// Of the candidate. None: its field is taken away; a candidate that is listed beside the stable one
    /// takes its place.
    std::optional<int> percent = 0;
    friend bool operator==(const RolloutWrite&, const RolloutWrite&) = default;
    /// Of a Rollout of Argo, whose controller moves the shares: what is asked for instead of a share.
    enum class Argo {
        Set,      ///< the fields
        Pause,    ///< stand still
        GoOn,     ///< as before a Pause
        NextStep, ///< out of a pause of its steps; an analysis that could not tell is made again
        Abort,    ///< everything to the stable one, at once
        SkipSteps ///< what is left of its steps
    } argo = Argo::Set;
    int copies = 0; ///< percent of the requests that the candidate gets as copies; only beside a share of 0
};

/// Of a step that writes; of Preflight: what it tries; of Confirm: the promotion.
RolloutWrite writeOf(const RolloutPlan& plan, const RolloutStep& step);
RolloutWrite writeOf(const RolloutPlan& plan, WayBack step);

} // namespace ph
