#pragma once

#include "models/values/Connection.h"
#include "services/connectors/Connector.h"
#include "services/kubernetes/ClusterClient.h"

#include <mutex>

namespace ph::kubernetes {

/// A connection's way to its cluster: the kubeconfig, read when it is first needed, and its credentials.
/// Thread-safe.
class ClusterSession {
public:
    explicit ClusterSession(const Connection& connection);

    /// Reads the kubeconfig where nobody has yet; errors of readKubeConfig() and inClusterAccess().
    Result<ClusterClient> client(const CallContext& context);
    /// The namespaces that the user named; empty: all.
    const QStringList& namespaces() const { return namespaces_; }

private:
    Result<ClusterCredentials*> credentials(const Clock& clock);

    const QString location_, context_;
    const QStringList namespaces_;
    std::mutex mutex_;
    std::unique_ptr<ClusterCredentials> credentials_;
};

} // namespace ph::kubernetes
