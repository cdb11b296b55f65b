#pragma once

#include "models/values/Result.h"
#include "models/values/RolloutPlan.h"
#include "services/http/Json.h"

namespace ph {

/// What a step of a plan has become: the steps of a Rollout from `first` on, `count` of them; 0: it needs
/// none there.
struct ArgoSpan {
    int first = 0, count = 0;
    friend bool operator==(const ArgoSpan&, const ArgoSpan&) = default;
};

/// A plan as Argo Rollouts carries it out by itself, whoever watches.
struct ArgoProgram {
    Json steps;                  ///< spec.strategy.canary.steps
    Json background;             ///< spec.strategy.canary.analysis; null where the plan has no condition
    std::vector<Json> templates; ///< AnalysisTemplates, whole, for the endpoint's namespace
    QList<ArgoSpan> spans;       ///< one a step of the plan
    /// Metrics that only our own driver can judge. Each stage then ends in a pause without end, and goes on
    /// when a driver lets it.
    QStringList leftToDriver;
    QStringList remarks; ///< what is otherwise than our driver would do it; English sentences
};

/// Compiles a plan. Pure. `prometheus`: the address of the metrics as the cluster reaches it; empty: that
/// which Argo's controller is set up with (ARGO_ROLLOUTS_PROMETHEUS_ADDRESS).
///
/// Each stage is a setWeight and, for its soak, an analysis of its thresholds, or a pause where it has none;
/// rollback conditions are measured in the background from the first step on. A promotion is the weight 100,
/// watched before Argo calls the candidate stable, so that until then the old pods are there to go back to.
/// Comparisons with the stable revision (Mann–Whitney, proportions) and A/B tests are left to a driver.
/// Unsupported for a shadow, and for queries that Argo would rewrite.
Result<ArgoProgram> argoProgram(const RolloutPlan& plan, const QString& prometheus);

/// The program of a plan whose fields hold one already, with the metrics where that has them.
Result<ArgoProgram> argoProgramIn(const RolloutPlan& plan);

/// The part of a Rollout that a program sets, as a manifest for people: its templates, then the Rollout.
std::vector<Json> argoManifests(const RolloutPlan& plan, const ArgoProgram& program);

} // namespace ph
