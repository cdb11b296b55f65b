#pragma once

#include "services/drift/SortedSample.h"

namespace ph {

enum class Variances { Equal, Unequal };

/// Student's t of two means; Welch's where the variances may differ (Biometrika 34, 1947). As
/// scipy.stats.ttest_ind(reference, current).
struct MeanTest {
    double t = std::numeric_limits<double>::quiet_NaN(); ///< positive where the reference is greater
    double p = std::numeric_limits<double>::quiet_NaN(); ///< two-sided
    /// Cohen's d: by how many pooled standard deviations the current mean lies above that of the reference.
    double d = std::numeric_limits<double>::quiet_NaN();
};

/// NaN where a side is empty or neither has two values. Two constants: p 1 where they are equal, else 0.
MeanTest compareMeans(const SampleMoments& reference, const SampleMoments& current, Variances variances);

} // namespace ph
