#pragma once

#include "models/values/RolloutState.h"

namespace ph {

/// What the object is asked to be: every write of a rollout is of this form, so that each says the whole of
/// what the rollout wants, whatever was there before.
struct RolloutWrite {
    enum class Fields { Before, After } fields = Fields::After; ///< of the candidate
    /// Of the candidate. None: its field is taken away; of a CanaryList the candidate becomes the predictor.
    std::optional<int> percent = 0;
    friend bool operator==(const RolloutWrite&, const RolloutWrite&) = default;
};

/// Of a step that writes; of Preflight: what it tries; of Confirm: the promotion.
RolloutWrite writeOf(const RolloutPlan& plan, const RolloutStep& step);
RolloutWrite writeOf(const RolloutPlan& plan, WayBack step);

} // namespace ph
