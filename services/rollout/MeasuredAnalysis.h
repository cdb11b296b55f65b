#pragma once

#include "services/analysis/AlphaSpending.h"
#include "services/metrics/MetricSeriesSource.h"
#include "services/rollout/RolloutAnalysis.h"

#include <memory>

namespace ph {

/// Judges a candidate by what a source of metrics says: readEvidence(), then judgeCanary(), and of an A/B
/// test decideAb() by the first metric that decides and compares. What is spent at each look follows from the
/// time alone, so that another driver, who starts with none of this, judges alike.
///
/// A source that does not answer, or not in numbers that can be read, is an error: it names the metric.
class MeasuredAnalysis final : public RolloutAnalysis {
public:
    explicit MeasuredAnalysis(std::unique_ptr<MetricSeriesSource> source);

    Result<RolloutMeasurement> look(const RolloutRules& rules, const AnalysisLook& when,
                                    const QString& candidate, const QString& stable) override;
    /// None also for several series, NaN, and what was measured longer ago than the source looks back.
    Result<std::optional<double>> measure(const QString& expression, std::int64_t atMs) override;

private:
    std::unique_ptr<MetricSeriesSource> source_;
    AlphaSpending spending_;
};

} // namespace ph
