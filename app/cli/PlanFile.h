#pragma once

#include "models/values/ReleasePlan.h"
#include "models/values/Result.h"

namespace ph {

/// The plan of a release that `release draft` wrote. NotFound, Storage, and what planFromYaml() refuses.
Result<ReleasePlan> readPlanFile(const QString& path);

} // namespace ph
