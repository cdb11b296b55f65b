#pragma once

#include "models/values/RolloutState.h"

namespace ph {

/// What the object is asked to be: every write of a rollout is of this form, so that each says the whole of
/// what the rollout wants, whatever was there before.
struct RolloutWrite {
    enum class Fields { Before, After } fields = Fields::After; ///< of the candidate
    std::optional<int> percent = 0;                             ///< for the newest revision; none: taken away
    friend bool operator==(const RolloutWrite&, const RolloutWrite&) = default;
};

/// Of a step that writes; of Preflight: what it tries; of Confirm: the promotion.
RolloutWrite writeOf(const RolloutStep& step);
RolloutWrite writeOf(const RolloutPlan& plan, WayBack step);

} // namespace ph
