#include "services/rollout/SeldonLook.h"

#include "services/kubernetes/EndpointDecode.h"
#include "services/rollout/CandidateName.h"
#include "services/rollout/PodTrouble.h"
#include "services/rollout/SeldonRollout.h"

namespace ph::seldon {

namespace {

Result<Json> virtualServiceOf(const ClusterClient& client, const Endpoint& endpoint)
{
    ObjectAddress address{{QStringLiteral("networking.istio.io"), QStringLiteral("v1beta1"),
                           QStringLiteral("virtualservices"), QStringLiteral("VirtualService")},
                          endpoint.ns,
                          endpoint.name};
    auto object = client.get(address);
    if (object || object.error().kind != ErrorKind::NotFound)
        return object;
    address.name += QLatin1String("-http"); // as older releases call it
    auto older = client.get(address);
    return older || older.error().kind != ErrorKind::NotFound ? older : object;
}

void lookAtRoute(const ClusterClient& client, const RolloutPlan& plan, RolloutSight& sight)
{
    const auto object = virtualServiceOf(client, sight.endpoint);
    const auto route = object ? decodeVirtualService(*object, plan.endpoint.connection, sight.atMs)
                              : Result<Endpoint>(fail(object.error()));
    if (route)
        sight.endpoint.observed = trafficOf(*route, sight.endpoint.name);
    else
        sight.unseenTraffic = route.error();
}

std::optional<EndpointCondition> candidateTrouble(const ClusterClient& client, const RolloutSight& sight,
                                                  const QString& candidate)
{
    const auto& ns = sight.endpoint.ns;
    const auto label = QStringLiteral("seldon-app=%1-%2").arg(sight.endpoint.name, candidate);
    if (auto trouble = podTrouble(Json(), podsLabelled(client, ns, label)))
        return trouble;
    const auto deployments = deploymentsLabelled(client, ns, label);
    for (const auto& deployment : deployments) {
        if (auto trouble = podTrouble(deployment, {}))
            return trouble;
    }
    // status.state says "Failed" of errors that its operator gets over, too: how long it takes decides then.
    return std::nullopt;
}

} // namespace

void lookAround(const ClusterClient& client, const RolloutPlan& plan, RolloutSight& sight)
{
    lookAtRoute(client, plan, sight);
    const auto& latest = sight.endpoint.latest;
    if (latest.latestCreated == latest.latestReady || latest.latestCreated != candidateName(plan))
        return;
    if (const auto trouble = candidateTrouble(client, sight, latest.latestCreated))
        sight.endpoint.conditions.append(*trouble);
}

} // namespace ph::seldon
