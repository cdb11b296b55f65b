#pragma once

#include "models/values/Endpoint.h"
#include "models/values/EndpointEvent.h"
#include "services/connectors/Connector.h"

namespace ph {

class EndpointEventSource {
public:
    virtual ~EndpointEventSource() = default;
    /// Tells the events of the endpoint and of what belongs to it, the newest first and at most 500, then all
    /// of them again whenever they change, until the context's stop asks (Cancelled) or nothing more can come
    /// (Unauthorized; Forbidden, with the missing right). `trouble` tells why it is behind, none that it is
    /// level again. Both are called on this thread. Blocking for as long as it lasts: not for a worker of the
    /// pool.
    using Changed = std::function<void(const QList<EndpointEvent>&)>;
    using Trouble = std::function<void(const std::optional<Error>&)>;
    virtual Result<void> followEvents(const CallContext& context, const Endpoint& endpoint,
                                      const Changed& changed, const Trouble& trouble) = 0;
};

} // namespace ph
