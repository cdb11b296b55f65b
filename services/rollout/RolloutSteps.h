#pragma once

#include "models/values/Result.h"
#include "models/values/RolloutPlan.h"

namespace ph {

/// The steps that follow from a tier's rules. Pure. A last stage of 100 % is the promotion, which is above no
/// cap, and its soak follows it. Below a cap of less than 100 % the stage before the promotion is prolonged
/// until the stages together soak as long as the tier asks; else what is left of the tier's soak follows the
/// promotion. Where the candidate is listed beside the stable one it follows a share of 100 % instead, for
/// the promotion takes the old pods away: until then they are there to go back to. InPlace has the promotion
/// alone. A Shadow begins with copies of all requests, which take as long as its first stage soaks and are no
/// part of the tier's soak. Invalid, with why, for rules that no system can follow in this manner or that
/// break the cap.
Result<QList<RolloutStep>> rolloutSteps(const RolloutRules& rules, double capPercent, std::int64_t soakMs,
                                        RolloutManner manner = RolloutManner::Revisions);

} // namespace ph
