#pragma once

#include "models/values/ArmedJob.h"
#include "services/kubernetes/ClusterClient.h"

namespace ph::driverpods {

/// How a Job ended: "Complete", "Failed, BackoffLimitExceeded: …"; none: it has not.
std::optional<QString> howEnded(const Json& job);

/// What keeps a pod from running, in the cluster's words or in English as records have it; empty: nothing is
/// said. Pure.
QString podTrouble(const Json& pod);

/// A Job with its pods and what is said of them, as they are now. Errors as of ClusterClient; who may not
/// list events is told less. Blocking.
Result<ArmedJob> seen(const ClusterClient& client, const Json& job, const QString& releaseId,
                      std::int64_t nowMs);

} // namespace ph::driverpods
