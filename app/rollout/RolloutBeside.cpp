#include "app/rollout/RolloutBeside.h"

#include "app/rollout/DriveSurroundings.h"
#include "app/rollout/DriverName.h"
#include "services/rollout/ConfigMapStore.h"
#include "services/rollout/DriveLease.h"
#include "services/rollout/RolloutSystem.h"
#include "services/rollout/ServingRollout.h"

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

/// One endpoint, reached anew each time: what a connection may do can be switched while its page is open.
struct BesidePlace {
    Workspace& workspace;
    ReleaseTarget target;
    QString endpoint; ///< its remote id

    Result<EndpointReach> reach(ReachFor purpose, std::stop_token stop) const
    {
        return reachEndpoint(workspace, target, purpose, std::move(stop));
    }
    Result<FoundRollout> found(const QString& id, std::stop_token stop) const
    {
        auto reached = reach(ReachFor::Changing, std::move(stop));
        if (!reached)
            return fail(reached.error());
        auto stored = ConfigMapStore(reached->client, target.ns).load(id);
        if (!stored)
            return fail(stored.error());
        return FoundRollout{reached->cluster, reached->client, target.ns, *std::move(stored)};
    }
};

Result<std::optional<DriveClaim>> claimOf(const BesidePlace& place, const QString& id, std::stop_token stop)
{
    using Claim = std::optional<DriveClaim>;
    const auto reached = place.reach(ReachFor::Looking, std::move(stop));
    if (!reached)
        return fail(reached.error());
    const auto holder = DriveLease(reached->client, place.target.ns, ConfigMapStore::objectName(id)).holder();
    if (!holder)
        return fail(holder.error());
    if (!*holder || isDeadHere((*holder)->driver))
        return Claim();
    return Claim({(*holder)->driver, (*holder)->sinceMs, (*holder)->renewedMs, DriveLease::durationMs});
}

Result<SeenShare> shareOf(const BesidePlace& place, const StoredRollout& rollout, std::int64_t nowMs,
                          std::stop_token stop)
{
    const auto reached = place.reach(ReachFor::Looking, std::move(stop));
    if (!reached)
        return fail(reached.error());
    // Where its route says who gets the requests, that is looked at, too.
    const auto sight =
        rolloutSite(rollout.plan, reached->client)->look(rollout.plan, RolloutSite::StableLook::Skip, nowMs);
    if (!sight)
        return fail(sight.error());
    const auto& observed = sight->endpoint.observed;
    if (sight->endpoint.uid != rollout.plan.endpointUid ||
        observed.source == ObservedTraffic::Source::NotObservable)
        return SeenShare{nowMs};
    const auto candidate = rollout.state.candidateRevision.isEmpty()
                               ? serving::candidateIn(rollout.plan, *sight)
                               : rollout.state.candidateRevision;
    return SeenShare{nowMs, sharesByTarget(observed.shares).value(candidate, 0)};
}

Result<std::optional<ArmedJob>> jobOf(const BesidePlace& place, const QString& id, std::int64_t nowMs,
                                      std::stop_token stop)
{
    const auto reached = place.reach(ReachFor::Looking, std::move(stop));
    if (!reached)
        return fail(reached.error());
    auto job = armedJob(reached->client, place.target.ns, id, nowMs);
    const auto environment = environmentAt(place.workspace, place.target.connection, place.endpoint);
    if (job && *job && environment)
        *job = comparedToNow(*std::move(*job), *environment);
    return job;
}

Result<ArmPreview> triedBeside(const BesidePlace& place, const QString& id, RolloutRequest::Kind kind,
                               std::stop_token stop)
{
    const auto found = place.found(id, std::move(stop));
    if (!found)
        return fail(found.error());
    if (kind == RolloutRequest::Kind::Disarm)
        return previewDisarming(found->client, found->ns, id);
    const auto environment = surroundingsOf(place.workspace, *found);
    if (!environment)
        return fail(environment.error());
    const auto ask = driverJobFor(*found, *environment, {qEnvironmentVariable(driverImageVariable), {}, {}});
    return ask ? previewArming(found->client, *ask) : fail(ask.error());
}

void addArming(const BesidePlace& place, RolloutReach& reach)
{
    reach.job = [place](const QString& id, std::int64_t nowMs, std::stop_token stop) {
        return jobOf(place, id, nowMs, std::move(stop));
    };
    reach.tryArming = [place](const QString& id, RolloutRequest::Kind kind, std::stop_token stop) {
        return triedBeside(place, id, kind, std::move(stop));
    };
    reach.arm = [place](const QString& id, RolloutRequest::Kind kind, const ArmPreview& preview,
                        std::stop_token stop) -> Result<ArmOutcome> {
        const auto found = place.found(id, stop);
        if (!found)
            return fail(found.error());
        const auto act = kind == RolloutRequest::Kind::Arm ? armRollout : disarmRollout;
        return act(place.workspace, *found, preview, {}, std::move(stop));
    };
}

} // namespace

RolloutReach rolloutsBeside(Workspace& workspace, const QString& cluster, const EntityKey& endpoint)
{
    BesidePlace place{workspace, {}, endpoint.remoteId};
    place.target.kind = ReleaseTarget::Kind::Endpoint;
    place.target.connection = cluster;
    place.target.ns = endpoint.remoteId.section(u'/', 1, 1);
    place.target.name = endpoint.remoteId.section(u'/', 2);
    place.target.resource = endpoint.remoteId.section(u'/', 0, 0);
    RolloutReach reach;
    reach.store = [place](ReachFor purpose, std::stop_token stop) -> Result<std::unique_ptr<RolloutStore>> {
        const auto reached = place.reach(purpose, std::move(stop));
        if (!reached)
            return fail(reached.error());
        return std::make_unique<ReachedStore>(*reached, place.target.ns);
    };
    reach.claim = [place](const QString& id, std::stop_token stop) {
        return claimOf(place, id, std::move(stop));
    };
    reach.look = [place](const StoredRollout& rollout, std::int64_t nowMs, std::stop_token stop) {
        return shareOf(place, rollout, nowMs, std::move(stop));
    };
    addArming(place, reach);
    reach.mayAsk = [place](const QString& id, std::stop_token stop) -> Result<void> {
        const auto reached = place.reach(ReachFor::Changing, std::move(stop));
        return reached ? mayAskOfRollout(reached->client, place.target.ns, id) : fail(reached.error());
    };
    reach.mayDrive = [place](const QString& id, std::stop_token stop) -> Result<QStringList> {
        const auto found = place.found(id, stop);
        return found ? whatToKnowBeforeDriving(place.workspace, *found, std::move(stop))
                     : fail(found.error());
    };
    reach.drive = [place](const QString& id, RolloutDriver::Settings settings,
                          std::stop_token stop) -> Result<DrivenRollout> {
        const auto found = place.found(id, stop);
        return found ? driveFromHere(place.workspace, *found, std::move(settings), std::move(stop))
                     : fail(found.error());
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
