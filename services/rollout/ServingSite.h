#pragma once

#include "services/kubernetes/ClusterClient.h"
#include "services/rollout/RolloutSite.h"

namespace ph {

/// InferenceServices of KServe, and SeldonDeployments, of which the same is asked.
class ServingSite final : public RolloutSite {
public:
    explicit ServingSite(ClusterClient client);

    /// Whether the stable revision is ready is not known where its Revision may not be read, nor in Standard
    /// mode, where the route goes to none that is not; see standard::lookAround(), and of Seldon
    /// seldon::lookAround().
    Result<RolloutSight> look(const RolloutPlan& plan, StableLook stable, std::int64_t nowMs) override;
    Result<QStringList> write(const RolloutPlan& plan, const RolloutSight& seen, const RolloutWrite& write,
                              DryRun dryRun) override;
    Result<QList<RolloutTrial>> tryOut(const RolloutPlan& plan, const RolloutSight& seen,
                                       const RolloutWrite& write) override;

private:
    RolloutSight::Stable stableOf(const RolloutPlan& plan, const QString& ns) const;

    const ClusterClient client_;
};

} // namespace ph
