#pragma once

#include "models/values/OfferedConnection.h"

#include <QProcessEnvironment>

#include <filesystem>
#include <optional>

namespace ph {

/// The connection that MLFLOW_TRACKING_URI, MLFLOW_TRACKING_USERNAME/PASSWORD/TOKEN describe; secrets stay
/// references to the variables. A password in the URI is left out, and the user with it kept. None where the
/// variable is not set, or where its secret cannot be told from the rest. Looks at the file system where it
/// names a path.
std::optional<Connection> trackerOf(const QProcessEnvironment& environment);

/// What the environment and the kubeconfigs name, and may be connected: the tracker above; PROMETHEUS_URL and
/// ALERTMANAGER_URL; the contexts of $KUBECONFIG, else of ~/.kube/config, the current one first; within a
/// cluster (KUBERNETES_SERVICE_HOST is set) the cluster itself, and services whose names say that they are
/// MLflow, Prometheus or Alertmanager, from their *_SERVICE_HOST and *_SERVICE_PORT. Asks nobody, resolves no
/// name. Of several kubeconfigs that do not go together, the readable ones are offered each by itself. Reads
/// files: for a worker.
ConnectionOffers offeredConnections(const QProcessEnvironment& environment,
                                    const std::filesystem::path& home);

} // namespace ph
