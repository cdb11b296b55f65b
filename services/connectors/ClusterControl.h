#pragma once

#include "services/connectors/Connector.h"
#include "services/kubernetes/ClusterClient.h"

namespace ph {

/// A cluster on which releases may be rolled out.
class ClusterControl {
public:
    virtual ~ClusterControl() = default;
    /// To look with; the connector outlives it. As the kubeconfig says. Asks nobody.
    virtual Result<ClusterClient> lookingClient(const CallContext& context) = 0;
    /// To change things with; the connector outlives it. Forbidden where control is switched off for the
    /// connection; else as the kubeconfig says. Asks nobody.
    virtual Result<ClusterClient> controllingClient(const CallContext& context) = 0;
};

} // namespace ph
