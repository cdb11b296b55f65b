#pragma once

#include "models/values/Result.h"
#include "services/kubernetes/WriteRequest.h"
#include "services/rollout/RolloutSight.h"
#include "services/rollout/RolloutTrial.h"
#include "services/rollout/RolloutWrite.h"

namespace ph {

/// Where a rollout takes place: looks at its endpoint and changes it. Blocking.
class RolloutSite {
public:
    virtual ~RolloutSite() = default;
    enum class StableLook { Skip, Ask }; ///< whether the revision gone back to is looked at, too
    virtual Result<RolloutSight> look(const RolloutPlan& plan, StableLook stable, std::int64_t nowMs) = 0;
    /// Asks once, with the version that was seen as its precondition, and says what was warned of. Never
    /// retries. Timeout, Offline, ServerFault, Unreadable and Cancelled leave it open whether it was done.
    virtual Result<QStringList> write(const RolloutPlan& plan, const RolloutSight& seen,
                                      const RolloutWrite& write, DryRun dryRun) = 0;
    /// The requests of that write, each as the system tried it on what is there now, without effect.
    virtual Result<QList<RolloutTrial>> tryOut(const RolloutPlan& plan, const RolloutSight& seen,
                                               const RolloutWrite& write) = 0;
};

} // namespace ph
