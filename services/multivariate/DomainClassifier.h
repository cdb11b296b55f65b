#pragma once

#include "models/values/MultivariateDrift.h"
#include "models/values/Result.h"
#include "services/multivariate/JointColumns.h"
#include "services/multivariate/MultivariateRules.h"

#include <functional>
#include <stop_token>

namespace ph {

/// How well trees tell rows of one table from those of the other, each judged by trees that learnt from other
/// rows only. As many of either side take part. Drift where the whole interval of the area lies above 0.5,
/// and the area is at least rules.leastAuc. Without columns, with too few rows, or where XGBoost fails there
/// is no verdict, and why. Cancelled when asked to stop.
///
/// DeLong's interval takes scores as given. Folds that learn from each other's rows scatter more: of tables
/// that are alike, one in eight lay outside of 95 %. So the variance is multiplied as Nadeau and Bengio have
/// it (Machine Learning 52, 2003), by 1 + k / (k - 1) for k folds, and the interval is rather too wide.
Result<DomainClassification> domainClassification(std::span<const JointColumn> columns,
                                                  std::size_t referenceRows, std::size_t currentRows,
                                                  const MultivariateRules& rules, std::stop_token stop = {},
                                                  const std::function<void(double)>& progress = {});

} // namespace ph
