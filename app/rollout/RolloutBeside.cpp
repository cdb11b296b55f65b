#include "app/rollout/RolloutBeside.h"

#include "services/rollout/ConfigMapStore.h"
#include "services/rollout/DriveLease.h"

namespace ph {

namespace {

struct HeldLink {
    LinkPtr cluster;
};

/// Keeps alive what it speaks through.
class ReachedStore final : private HeldLink, public ConfigMapStore {
public:
    ReachedStore(const EndpointReach& reach, const QString& ns)
        : HeldLink{reach.cluster}
        , ConfigMapStore(reach.client, ns)
    {
    }
};

} // namespace

RolloutReach rolloutsBeside(Workspace& workspace, const QString& cluster, const Endpoint& endpoint)
{
    ReleaseTarget target;
    target.kind = ReleaseTarget::Kind::Endpoint;
    target.connection = cluster;
    target.ns = endpoint.ns;
    target.name = endpoint.name;
    RolloutReach reach;
    reach.store = [&workspace, target](ReachFor purpose,
                                       std::stop_token stop) -> Result<std::unique_ptr<RolloutStore>> {
        const auto reached = reachEndpoint(workspace, target, purpose, std::move(stop));
        if (!reached)
            return fail(reached.error());
        return std::make_unique<ReachedStore>(*reached, target.ns);
    };
    reach.claim = [&workspace, target](const QString& id,
                                       std::stop_token stop) -> Result<std::optional<DriveClaim>> {
        const auto reached = reachEndpoint(workspace, target, ReachFor::Looking, std::move(stop));
        if (!reached)
            return fail(reached.error());
        const auto holder = DriveLease(reached->client, target.ns, ConfigMapStore::objectName(id)).holder();
        if (!holder)
            return fail(holder.error());
        if (!*holder)
            return std::optional<DriveClaim>();
        return std::optional(
            DriveClaim{(*holder)->driver, (*holder)->sinceMs, (*holder)->renewedMs, DriveLease::durationMs});
    };
    return reach;
}

Result<QString> rolloutBesideIt(const RolloutReach& reach, const Endpoint& endpoint, std::stop_token stop)
{
    const auto store = reach.store(ReachFor::Looking, std::move(stop));
    if (!store)
        return fail(store.error());
    const auto kept = (*store)->list();
    if (!kept)
        return fail(kept.error());
    const StoredRollout* latest = nullptr;
    for (const auto& rollout : kept->rollouts) {
        if (rollout.plan.endpointUid != endpoint.uid)
            continue;
        const bool isOpen = rollout.state.outcome == RolloutOutcome::Open;
        const bool isLater = !latest || (latest->state.outcome != RolloutOutcome::Open &&
                                         rollout.state.startedMs > latest->state.startedMs);
        if (isOpen || isLater)
            latest = &rollout;
    }
    return latest ? latest->plan.id : QString();
}

} // namespace ph
