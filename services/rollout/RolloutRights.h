#pragma once

#include "services/kubernetes/ClusterClient.h"

namespace ph {

/// What whoever drives a rollout of this InferenceService would have to be allowed and is not, as "patch
/// inferenceservices.serving.kserve.io": to read and change it, and to keep the rollout's record beside it.
/// Empty: nothing is missing. Errors as of ClusterClient.
/// `verbs`: of the endpoint itself; a rollout through Git only looks at it.
Result<QStringList> missingRolloutRights(const ClusterClient& client, const QString& ns, const QString& name,
                                         const QStringList& verbs = {QStringLiteral("get"),
                                                                     QStringLiteral("patch")});

} // namespace ph
