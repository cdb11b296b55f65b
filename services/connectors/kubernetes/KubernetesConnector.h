#pragma once

#include "services/connectors/Connector.h"

namespace ph {

/// A Kubernetes cluster as a context of a kubeconfig reaches it. Kind "kubernetes". Implements
/// EndpointSource, EndpointEventSource, TrafficRights, TrafficControl and ClusterControl. The location is a
/// kubeconfig file, several joined by ':', or "in-cluster" within a pod. Settings: "context" (empty: the
/// current one), "namespaces" (comma-separated; empty: all that may be read), "allowControl" ("yes": traffic
/// may be changed).
ConnectorDescriptor kubernetesDescriptor();
std::unique_ptr<Connector> makeKubernetes(const Connection& connection);

} // namespace ph
