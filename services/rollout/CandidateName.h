#pragma once

#include "models/values/RolloutPlan.h"

namespace ph {

/// What the candidate is called while it is listed beside the stable one, and after: "v3-1f0c", of this
/// release alone, for a name that comes again would find the old pods.
QString candidateName(const RolloutPlan& plan);

} // namespace ph
