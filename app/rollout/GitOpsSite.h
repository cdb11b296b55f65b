#pragma once

#include "app/Workspace.h"
#include "services/git/GitRepository.h"
#include "services/rollout/ServingSite.h"

namespace ph {

/// Where a rollout takes place whose endpoint a GitOps controller makes from a manifest in Git. It asks
/// there, a commit a write, and looks at both: at the manifest for what is asked for, and in the cluster for
/// what the controller has made of it, so that nothing counts as done before it is. Every commit is made on
/// top of the very file that was seen, whose content is the version of a write.
class GitOpsSite final : public RolloutSite {
public:
    GitOpsSite(ClusterClient client, GitRepository repository, GitIdentity identity, std::stop_token stop);

    Result<RolloutSight> look(const RolloutPlan& plan, StableLook stable, std::int64_t nowMs) override;
    /// A dry run tells whether the manifest could be changed; it asks neither Git's server nor the cluster.
    Result<QStringList> write(const RolloutPlan& plan, const RolloutSight& seen, const RolloutWrite& write,
                              DryRun dryRun) override;
    Result<QList<RolloutTrial>> tryOut(const RolloutPlan& plan, const RolloutSight& seen,
                                       const RolloutWrite& write) override;

private:
    Result<void> fetch(std::int64_t nowMs);

    ServingSite cluster_;
    GitRepository repository_;
    GitIdentity identity_;
    std::stop_token stop_;
    std::int64_t fetchedMs_ = noTime;
};

/// Where the rollout of a plan takes place: in the object itself, or in its manifest. Errors of opening our
/// copy of its repository. The workspace outlives it; `stop` ends what is asked of Git.
Result<std::unique_ptr<RolloutSite>> siteOf(Workspace& workspace, const RolloutPlan& plan,
                                            ClusterClient client, std::stop_token stop);

/// Before anything is approved: that the plan's manifest, where it has one, is what the endpoint is made from
/// and can be changed. Conflict where the two differ, errors of Git and of the edit. Changes nothing.
Result<void> checkManifest(Workspace& workspace, const RolloutPlan& plan, const ClusterClient& client,
                           std::int64_t nowMs, std::stop_token stop);

} // namespace ph
