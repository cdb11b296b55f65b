#pragma once

#include "models/values/Result.h"
#include "models/values/RolloutPlan.h"

namespace ph {

/// The steps that follow from a tier's rules. Pure. A last stage of 100 % is the promotion, which is above no
/// cap, and its soak follows it. Below a cap of less than 100 % the stage before the promotion is prolonged
/// until the stages together soak as long as the tier asks; else what is left of the tier's soak follows the
/// promotion. Invalid, with why, for rules that no KServe can follow or that break the cap.
Result<QList<RolloutStep>> rolloutSteps(const RolloutRules& rules, double capPercent, std::int64_t soakMs);

} // namespace ph
