#pragma once

#include "services/connectors/RevisionLogSource.h"
#include "services/kubernetes/ClusterClient.h"

namespace ph::kubernetes {

/// RevisionLogSource::fetchLogs() on a cluster. Which Pods are the endpoint's, their names tell
/// (belongsTo()).
/// https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#get-read-log-of-the-specified-pod
Result<QList<RevisionLog>> fetchPodLogs(const ClusterClient& client, const Endpoint& endpoint,
                                        const LogBounds& bounds, const CallContext& context);

} // namespace ph::kubernetes
