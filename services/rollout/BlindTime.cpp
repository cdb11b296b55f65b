#include "services/rollout/BlindTime.h"

#include <algorithm>

namespace ph {

void countBlindTime(RolloutState& state, const RolloutSight& sight)
{
    const bool isForward =
        state.outcome == RolloutOutcome::Open && state.direction == RolloutState::Direction::Forward;
    const bool lacksValue = std::any_of(sight.readings.begin(), sight.readings.end(),
                                        [](const std::optional<double>& value) { return !value; });
    const bool isBlind = isForward && (state.holdingSinceMs != noTime || state.metricsLostSinceMs != noTime ||
                                       state.noDataSinceMs != noTime || lacksValue);
    if (isBlind) {
        if (state.blindSinceMs == noTime)
            state.blindSinceMs = sight.atMs;
        return;
    }
    const auto at = currentStep(state.steps);
    if (state.blindSinceMs != noTime && at < state.steps.size() && state.steps[at].observedMs != noTime) {
        auto& record = state.steps[at];
        record.blindMs +=
            std::max<std::int64_t>(0, sight.atMs - std::max(state.blindSinceMs, record.observedMs));
    }
    state.blindSinceMs = noTime;
}

bool lacksData(const RolloutRules& rules, const AnalysisReport& report)
{
    return std::any_of(report.metrics.begin(), report.metrics.end(), [&](const MetricVerdict& verdict) {
        const auto metric =
            std::find_if(rules.analysis.begin(), rules.analysis.end(),
                         [&](const AnalysisMetric& one) { return one.name == verdict.metric; });
        return verdict.kind == MetricVerdict::Kind::NoData && metric != rules.analysis.end() &&
               metric->weight != AnalysisMetric::Weight::DryRun;
    });
}

void noteMetricsLost(RolloutState& state, const RolloutSight& sight)
{
    if (!sight.metricsLost)
        state.metricsLostSinceMs = noTime;
    else if (state.metricsLostSinceMs == noTime)
        state.metricsLostSinceMs = sight.atMs;
}

} // namespace ph
