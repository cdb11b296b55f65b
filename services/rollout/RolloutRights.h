#pragma once

#include "models/values/Keys.h"
#include "services/kubernetes/ClusterClient.h"

namespace ph {

/// What whoever drives a rollout of this endpoint would have to be allowed and is not, as "patch
/// inferenceservices.serving.kserve.io": to read and change it, and to keep the rollout's record beside it.
/// Empty: nothing is missing. Errors as of ClusterClient.
/// Through Git the endpoint itself is only looked at.
enum class WritesTo { Cluster, Git };
Result<QStringList> missingRolloutRights(const ClusterClient& client, const EntityKey& endpoint,
                                         WritesTo place);

} // namespace ph
