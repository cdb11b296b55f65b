#pragma once

#include <limits>

namespace ph {

/// A difference that may be looked at as often as one likes.
struct AlwaysValid {
    double p = std::numeric_limits<double>::quiet_NaN(); ///< two-sided
    double low = std::numeric_limits<double>::quiet_NaN();
    double high = std::numeric_limits<double>::quiet_NaN();
};

/// The mixture sequential probability ratio test of a mean difference against 0 (Robbins, Ann. Math. Statist.
/// 41(5), 1970; for A/B tests Johari, Koomen, Pekelis and Walsh, "Always Valid Inference", Oper. Res. 70(3),
/// 2022): with evidence of any size, at any number of looks, p falls to a or below with probability at most a
/// where there is no difference, and the interval of level 1 - a misses the truth no more often.
///
/// `variance` is that of the estimated `difference`, which shrinks as evidence grows; `effectDeviation` the
/// size of difference that one would like to see soon, fixed beforehand, in the same unit; both above 0, else
/// NaN. `level` in (0, 1). Assumes an estimate that is about normal: for the first few events it is not.
AlwaysValid mixtureTest(double difference, double variance, double effectDeviation, double level);

} // namespace ph
