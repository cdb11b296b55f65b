#pragma once

#include "services/connectors/kubernetes/ClusterSession.h"

namespace ph::kubernetes {

/// Asks who we are, what the cluster runs, what may be read and, where control is switched on, changed. Never
/// changes anything.
ProbeReport probeCluster(ClusterSession& session, const Connection& connection, const CallContext& context);

} // namespace ph::kubernetes
