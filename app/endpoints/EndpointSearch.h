#pragma once

#include "app/Workspace.h"

namespace ph {

struct FoundEndpoint {
    LinkPtr cluster;
    Endpoint endpoint;
};

/// The endpoint that `name` means: "NAMESPACE/NAME", "NAME" where it is the only one of that name, or
/// "RESOURCE.GROUP/NAMESPACE/NAME". Asks each of the clusters, and keeps in the cache what they say;
/// `onlyIn`: the namespaces that their links look at; empty: all. NotFound where there is none or there are
/// several, who are named; the first cluster's error that could not be asked, for it may have another one of
/// that name. Blocking.
Result<FoundEndpoint> findEndpoint(CacheStore& cache, const std::vector<LinkPtr>& clusters,
                                   const QString& name, const QStringList& onlyIn, std::stop_token stop);

} // namespace ph
