#pragma once

#include "models/values/RolloutPlan.h"
#include "services/kubernetes/ClusterClient.h"
#include "services/rollout/RolloutSight.h"

namespace ph::kserve::standard {

/// Looks at what KServe makes of an InferenceService in Standard mode, and says in its sight what the object
/// leaves out. Of a CanaryList: the weights of its HTTPRoute, as far as the gateway has accepted them.
/// InPlace: whether all pods of its Deployment are those that the object asks for; where it may not be read,
/// the object's conditions have to do. Of a candidate that is not ready: why its pods cannot serve, as a
/// condition; KServe's status has no word of it. What may not be read is left out. Blocking.
void lookAround(const ClusterClient& client, const RolloutPlan& plan, RolloutSight& sight);

/// What is missing until all pods of a Deployment load this URI, one sentence; empty: nothing is.
QString notReplaced(const Json& deployment, const QString& storageUri);

} // namespace ph::kserve::standard
