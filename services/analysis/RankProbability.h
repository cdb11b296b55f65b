#pragma once

#include "models/values/RankCorrelation.h"

namespace ph {

/// Two-sided probability of a correlation at least as strong among pairs that have nothing to do with each
/// other. Up to nine pairs: the exact permutation distribution of untied ranks (Kendall and Gibbons, Rank
/// Correlation Methods, table 2), which is close where some are tied. Beyond: Student's t with n - 2 degrees
/// of freedom (Kendall and Stuart, vol. 2, 31.19), and never less than 2/n!, the share of the two most
/// extreme orders. NaN for fewer than three pairs or without a rho.
double rankProbability(const RankCorrelation& correlation);

} // namespace ph
