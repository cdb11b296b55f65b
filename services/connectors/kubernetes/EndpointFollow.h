#pragma once

#include "services/connectors/Capabilities.h"
#include "services/connectors/kubernetes/WatchScopes.h"

namespace ph::kubernetes {

/// One list of each scope.
Result<EndpointsChange> fetchOnce(const ClusterClient& client, const WatchScopes& scopes,
                                  ConnectionId connection, const Clock& clock);

/// Watches every scope, each with a thread of its own (a watch waits nearly always, and reads top to bottom),
/// and tells what becomes of the endpoints on the calling thread; see EndpointSource::followEndpoints().
Result<void> follow(const ClusterClient& client, const WatchScopes& scopes, ConnectionId connection,
                    const CallContext& context, const EndpointSource::Changed& changed,
                    const EndpointSource::Trouble& trouble);

} // namespace ph::kubernetes
