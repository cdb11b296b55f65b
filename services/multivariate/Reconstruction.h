#pragma once

#include "models/values/MultivariateDrift.h"
#include "models/values/Result.h"
#include "services/multivariate/JointColumns.h"
#include "services/multivariate/MultivariateRules.h"

#include <functional>
#include <stop_token>

namespace ph {

/// How far rows are from what the reference's principal components can tell of them (NannyML's "data
/// reconstruction with PCA"): columns as StandardisedColumn has them, the fewest components that explain more
/// than rules.explained of the variance (but one less than there are columns, or nothing could be lost), a
/// row's error its Euclidean distance from its reconstruction.
///
/// Components are found in every other row of the reference, and errors measured on those between: rows that
/// components were fitted to lie nearer than others from the same distribution. What a mean of as many rows
/// as the current table has does by chance is three standard errors, as NannyML's bounds are three deviations
/// of its chunks; the reference's own mean counts as uncertain, too. Columns that the reference's rows do not
/// differ in are not looked at. No verdict, and why, for fewer than two others, for too many, and for too few
/// rows. Cancelled when asked to stop.
Result<ReconstructionDrift> reconstructionDrift(std::span<const JointColumn> columns,
                                                std::size_t referenceRows, std::size_t currentRows,
                                                const MultivariateRules& rules, std::stop_token stop = {},
                                                const std::function<void(double)>& progress = {});

} // namespace ph
