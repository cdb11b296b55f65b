#pragma once

#include "services/connectors/EndpointEventSource.h"
#include "services/kubernetes/ClusterClient.h"

namespace ph::kubernetes {

/// Watches the Events of the endpoint's namespace: those of core/v1, which roles usually allow, or of
/// events.k8s.io/v1 where those are not served or not permitted (they are the same Events). See
/// EndpointEventSource::followEvents().
Result<void> followEvents(const ClusterClient& client, const Endpoint& endpoint, const std::stop_token& stop,
                          const EndpointEventSource::Changed& changed,
                          const EndpointEventSource::Trouble& trouble);

} // namespace ph::kubernetes
