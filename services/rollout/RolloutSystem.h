#pragma once

#include "services/kubernetes/ClusterClient.h"
#include "services/rollout/RolloutAnalysis.h"
#include "services/rollout/RolloutSite.h"

#include <memory>

namespace ph {

/// Where the rollout of a plan takes place, by the system that serves its endpoint.
std::unique_ptr<RolloutSite> rolloutSite(const RolloutPlan& plan, const ClusterClient& client);

/// Who says how its candidate does there. `ours` outlives it; of a candidate it is asked only where
/// needsOurJudge().
std::unique_ptr<RolloutAnalysis> rolloutAnalysis(const RolloutPlan& plan, const ClusterClient& client,
                                                 RolloutAnalysis& ours);

/// Whether a plan needs us to measure: what Argo Rollouts measures itself does not.
bool needsOurJudge(const RolloutPlan& plan);

/// Whether the cluster carries a plan out by itself, forward and back, once its endpoint holds the steps: who
/// drives it beside that writes down what is seen, and pauses or aborts it when asked.
bool runsByItself(const RolloutPlan& plan);

/// Whether a Job in the cluster has to drive it: its tier wants it armed, and nothing there carries it out.
bool needsArming(const RolloutPlan& plan);

} // namespace ph
