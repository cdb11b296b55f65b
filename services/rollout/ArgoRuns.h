#pragma once

#include "models/values/RolloutPlan.h"
#include "services/kubernetes/ClusterClient.h"
#include "services/rollout/RolloutAnalysis.h"

namespace ph {

/// What AnalysisRuns of one candidate measured and concluded, as our own analysis would say it. Pure. Runs
/// may come in any order; a condition is named by its expression. Unreadable where a run is none.
Result<RolloutMeasurement> measurementOf(const std::vector<Json>& runs, const RolloutPlan& plan,
                                         const AnalysisLook& when);

/// Reads how Argo Rollouts judges a candidate. Where a plan has metrics that only we can judge, `ours` says
/// the verdict, unless a run has failed. Of the pods that were there before, and of an expression, `ours`
/// alone says something.
class ArgoRuns final : public RolloutAnalysis {
public:
    /// `ours` outlives it.
    ArgoRuns(ClusterClient client, RolloutPlan plan, RolloutAnalysis& ours);

    Result<RolloutMeasurement> look(const RolloutRules& rules, const AnalysisLook& when,
                                    const QString& candidate, const QString& stable) override;
    Result<std::optional<double>> measure(const QString& expression, std::int64_t atMs) override;
    Result<std::optional<RolloutMeasurement>> left(const AnalysisLook& when,
                                                   const QString& candidate) override;

private:
    Result<RolloutMeasurement> runsOf(const AnalysisLook& when, const QString& candidate) const;

    const ClusterClient client_;
    const RolloutPlan plan_;
    RolloutAnalysis& ours_;
};

} // namespace ph
