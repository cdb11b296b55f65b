#pragma once

#include "models/values/RolloutPlan.h"
#include "services/kubernetes/ClusterClient.h"

namespace ph {

/// Where a rollout asks for its changes; through Git the endpoint itself is only looked at.
enum class WritesTo { Cluster, Git };

/// What whoever drives a rollout of this endpoint would have to be allowed and is not, as "patch
/// inferenceservices.serving.kserve.io": to read and change it, to see where the requests go and whether what
/// is gone back to is ready, and to keep the rollout's record beside it. Empty: nothing is missing. `manner`:
/// as it is rolled out, by which it differs what has to be seen. Errors as of ClusterClient.
Result<QStringList> missingRolloutRights(const ClusterClient& client, const EntityKey& endpoint,
                                         WritesTo place, RolloutManner manner);

} // namespace ph
