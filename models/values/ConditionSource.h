#pragma once

#include "models/values/ReleaseEnvironment.h"
#include "models/values/Result.h"

namespace ph {

/// The Prometheus that a plan's data source names: an http(s) address, or "metrics" for the environment's
/// own. Unsupported, in words, for what is neither, and for "metrics" where the environment has none.
Result<QString> conditionSource(const QString& dataSource, const ReleaseEnvironment& environment);

} // namespace ph
