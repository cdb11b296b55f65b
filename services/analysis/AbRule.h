#pragma once

#include "models/values/CanaryAnalysis.h"

namespace ph {

struct AbPlan {
    std::int64_t beganMs = noTime;
    std::int64_t nowMs = noTime;
    std::int64_t longestMs = 0; ///< after which it stops in any case
    double level = 0.95;        ///< in (0, 1): of saying "better" or "worse" no more wrongly than 1 - level
};

/// Whether an A/B test may stop, by one metric: a Proportion, or the mean of a Distribution. By
/// mixtureTest(), so that it may be asked as often as one likes. What matters is the metric's tolerance,
/// relative to stable (5 % where it has none): it is the effect that the test is tuned to, and the candidate
/// is given up as futile once it cannot be better by as much, or when time is over. No decision before both
/// sides have 30 values (of a Proportion 30 events and 30 requests without), minSamples, and a value of late.
AbDecision decideAb(const AnalysisMetric& metric, const MetricEvidence& evidence, const AbPlan& plan);

} // namespace ph
