#pragma once

#include "services/analysis/ClassificationMeasures.h"

#include <limits>

namespace ph {

/// The area under the ROC curve (see rocCurve) and how sure it is.
struct AucInterval {
    double auc = std::numeric_limits<double>::quiet_NaN();
    /// Variance of a positive's chance to score above the negatives, and of a negative's to score below the
    /// positives: DeLong's S10 and S01.
    double ofPositives = std::numeric_limits<double>::quiet_NaN();
    double ofNegatives = std::numeric_limits<double>::quiet_NaN();
    std::size_t positives = 0, negatives = 0;
    double low = std::numeric_limits<double>::quiet_NaN();
    double high = std::numeric_limits<double>::quiet_NaN();

    double variance() const { return ofPositives / double(positives) + ofNegatives / double(negatives); }
};

/// The interval is DeLong's (DeLong, DeLong and Clarke-Pearson, Biometrics 44, 1988), from midranks as Sun
/// and Xu have it (IEEE Signal Processing Letters 21, 2014), cut to [0, 1]. Where every pair of a positive
/// and a negative is ordered alike, its width would be zero and a lie: then it is Wilson's of the area as a
/// share of as many rows as the rarer class has, which the variance of an area cannot exceed (Birnbaum and
/// Klose, Ann. Math. Statist. 28, 1957). `level` in (0, 1). NaN without both classes, variances and bounds
/// without two rows of each.
///
/// DeLong takes scores as given. Where they were learnt from rows that are judged here, as with cross
/// validation, the variance is larger by a factor of `inflation`.
AucInterval aucInterval(std::span<const ScoredRow> rows, double level = 0.95, double inflation = 1);

} // namespace ph
