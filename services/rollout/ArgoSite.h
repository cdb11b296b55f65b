#pragma once

#include "services/kubernetes/ClusterClient.h"
#include "services/rollout/RolloutSite.h"

namespace ph {

/// The requests that ask a Rollout of Argo for this, in order. Pure. A candidate is its AnalysisTemplates,
/// applied as a whole under our name, then the fields; all but the templates have the object's version as
/// their precondition. Going back also ends a pause of ours. What the controller keeps in the status (an
/// abort, a pause of its steps) is asked for there, as its own command line does. Errors of argoProgramIn().
Result<std::vector<WriteRequest>> argoRequests(const RolloutPlan& plan, const RolloutSight& seen,
                                               const RolloutWrite& write);

/// Rollouts of Argo with a canary strategy and a traffic router.
class ArgoSite final : public RolloutSite {
public:
    explicit ArgoSite(ClusterClient client);

    /// Whether the stable pods are ready is not known where their ReplicaSet may not be read, and why those
    /// of a candidate cannot start not where pods may not be listed.
    Result<RolloutSight> look(const RolloutPlan& plan, StableLook stable, std::int64_t nowMs) override;
    Result<QStringList> write(const RolloutPlan& plan, const RolloutSight& seen, const RolloutWrite& write,
                              DryRun dryRun) override;
    Result<QList<RolloutTrial>> tryOut(const RolloutPlan& plan, const RolloutSight& seen,
                                       const RolloutWrite& write) override;

private:
    RolloutSight::Stable stableOf(const RolloutPlan& plan) const;

    const ClusterClient client_;
};

} // namespace ph
