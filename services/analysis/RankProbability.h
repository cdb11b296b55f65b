#pragma once

#include "models/values/RankCorrelation.h"

namespace ph {

/// Two-sided probability of a correlation at least as strong among pairs that have nothing to do with each
/// other: Student's t with n - 2 degrees of freedom (Kendall and Stuart, vol. 2, 31.19), good from about ten
/// pairs on. The exact permutation distribution differs below that, e.g. 0.0968 instead of 0.0876 for rho =
/// 0.6 with nine pairs. NaN for fewer than three pairs or without a rho.
double rankProbability(const RankCorrelation& correlation);

} // namespace ph
