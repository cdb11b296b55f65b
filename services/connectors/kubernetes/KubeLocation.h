#pragma once

#include "models/values/Connection.h"
#include "services/kubernetes/KubeConfig.h"

namespace ph::kubernetes {

/// The location of a connection from within a pod, by its service account.
inline constexpr char inCluster[] = "in-cluster";

/// The files that a location names, joined by ':'; a "~" at the beginning of one is the home folder.
std::vector<std::filesystem::path> filesOfLocation(const QString& location);

/// The namespaces that a connection looks at; empty: all.
QStringList namespacesOf(const Connection& connection);

/// Reads the kubeconfig that the location names: errors of readKubeContexts(), Invalid where it has no
/// contexts, NotFound, with the known names, where it lacks the connection's. Blocking: reads files.
Result<void> checkLocation(const Connection& connection);

/// The contexts of the kubeconfig that the location names; empty for "in-cluster". Blocking: reads files.
Result<QStringList> contextNames(const QString& location);

} // namespace ph::kubernetes
