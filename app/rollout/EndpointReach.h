#pragma once

#include "app/Workspace.h"
#include "models/values/ReleaseEnvironment.h"
#include "services/kubernetes/ClusterClient.h"
#include "services/rollout/PlanRollout.h"
#include "services/rollout/RolloutRights.h"

namespace ph {

/// The endpoint that a target (of kind Endpoint) names, with all that is needed to change it.
struct EndpointReach {
    LinkPtr cluster; ///< keeps alive what the client speaks through
    ClusterClient client;
    EntityKey key;
};
enum class ReachFor { Looking, Changing };
/// NotFound where there is no such connection, Unsupported where it is no cluster, Forbidden where it is for
/// changing and the connection's owner has not switched control on. Asks nobody.
Result<EndpointReach> reachEndpoint(Workspace& workspace, const ReleaseTarget& target, ReachFor purpose,
                                    std::stop_token stop);

/// An endpoint, and the object that it was read from.
struct SeenEndpoint {
    Json object;
    Endpoint endpoint;
    RolloutAsk::CanaryList canaryList = RolloutAsk::CanaryList::NotAsked;
};
/// As it is now. Errors as of ClusterClient; Unreadable.
Result<SeenEndpoint> lookAt(const EndpointReach& reach, std::int64_t nowMs);

/// The same with what a plan needs to know beside: in Standard mode whether the cluster serves spec.canary.
Result<SeenEndpoint> lookForPlan(const EndpointReach& reach, std::int64_t nowMs);
/// Forbidden, with verbs and resources, where whoever drives a rollout of this endpoint would lack a right.
Result<void> mayRollOut(const ClusterClient& client, const EntityKey& endpoint, WritesTo place,
                        RolloutManner manner);

/// Forbidden, with verbs and resource, where who asks something of this rollout could not write that into its
/// record. Errors as of ClusterClient.
Result<void> mayAskOfRollout(const ClusterClient& client, const QString& ns, const QString& id);

/// What it serves and whether it can be rolled out on, for a probe: "models-prod/fraud serves s3://models/6".
/// Forbidden, with verbs and resources, where a right is missing; Invalid, with what to do instead, where no
/// rollout can move its traffic. `strategies`: how releases there may move it; only what one of them needs is
/// asked for. Changes nothing.
Result<QString> endpointInWords(Workspace& workspace, const ReleaseTarget& target,
                                const QList<RolloutStrategy>& strategies, std::stop_token stop);

} // namespace ph
