#pragma once

#include "models/values/CanaryAnalysis.h"

namespace ph {

/// What a metric is judged with, at one look.
struct JudgementTerms {
    std::int64_t untilMs = noTime; ///< later samples do not count
    std::int64_t freshMs = 75'000; ///< a newest sample that is older than this is no evidence of now
    double level = 0;              ///< a p at or below it fails
};

/// Each judges one metric in one segment. A sample that is NaN counts nowhere; of comparisons, neither does
/// an infinite one.
MetricVerdict judgeThreshold(const AnalysisMetric& metric, const MetricEvidence& evidence,
                             const JudgementTerms& terms);
MetricVerdict judgeDistribution(const AnalysisMetric& metric, const MetricEvidence& evidence,
                                const JudgementTerms& terms);
MetricVerdict judgeProportion(const AnalysisMetric& metric, const MetricEvidence& evidence,
                              const JudgementTerms& terms);

/// A candidate that looks worse at this one-sided level, of one metric at one look alone, does not pass
/// though it does not fail. Nor does one of which so little was seen that it could not look worse.
inline constexpr double doubtLevel = 0.05;

} // namespace ph
