#pragma once

#include "models/values/MultivariateDrift.h"
#include "models/values/Result.h"
#include "services/multivariate/MultivariateRules.h"

#include <functional>
#include <stop_token>

namespace ph {

class Frame;

/// Whether two tables differ as a whole, by two ways that see different things: see domainClassification()
/// and reconstructionDrift(). Columns are matched by their names. The same tables give the same result, to
/// the bit. `progress`, from 0 to 1, may be empty. Cancelled when asked to stop; all else that goes wrong is
/// said where there is no verdict.
Result<MultivariateDrift> multivariateDrift(const Frame& reference, const Frame& current,
                                            const MultivariateRules& rules = {}, std::stop_token stop = {},
                                            const std::function<void(double)>& progress = {});

} // namespace ph
