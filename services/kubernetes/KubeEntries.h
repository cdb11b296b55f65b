#pragma once

#include "services/kubernetes/KubeConfig.h"
#include "services/kubernetes/KubeFields.h"

namespace ph {

/// Read one entry of a kubeconfig into its part of the access; mistakes stay in the reader.
void readCluster(ClusterAccess& access, KubeFields& cluster);
void readUser(ClusterAccess& access, KubeFields& user);

} // namespace ph
