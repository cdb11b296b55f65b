#pragma once

#include "services/connectors/Capabilities.h"
#include "services/store/CacheStore.h"
#include "services/sync/Link.h"

namespace ph {

/// Puts what was told of a cluster's endpoints into the cache. `onlyIn`: those of other namespaces were not
/// looked at, and stay; empty: all were.
Result<void> keepEndpoints(CacheStore& store, ConnectionId connection, const EndpointsChange& change,
                           const QStringList& onlyIn = {});

/// Reads a cluster's endpoints once and keeps them. Errors of EndpointSource::fetchEndpoints() and Storage;
/// Unsupported for a connection that is no cluster's. `onlyIn`: as above, of a link that looks at these
/// namespaces only. Blocking.
Result<EndpointsChange> readEndpoints(Link& link, CacheStore& store, std::stop_token stop,
                                      const QStringList& onlyIn = {});

} // namespace ph
