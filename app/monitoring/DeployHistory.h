#pragma once

#include "app/Workspace.h"
#include "models/values/DeployMark.h"

namespace ph {

/// What the workspace knows to have changed about an endpoint; gathered for deployMarks().
struct DeployHistory {
    QList<DeployMark> marks;
    QString unread; ///< why rollouts on the cluster could not be looked at; empty: they were
};

/// From releases (here and in their homes, as they were read last), the log of aliases, this workspace's
/// ledger and the cached endpoint. Cluster: also the records of rollouts, which lie in the endpoint's cluster
/// alone; where that is away, `unread` says so. Blocking, for workers.
enum class DeployLook { Here, Cluster };
DeployHistory deployHistory(Workspace& workspace, const EndpointNames& names,
                            const std::optional<Endpoint>& endpoint, DeployLook look, std::stop_token stop);

} // namespace ph
