#pragma once

#include "services/connectors/Capabilities.h"
#include "services/kubernetes/ClusterClient.h"

namespace ph::kubernetes {

/// The object behind an endpoint's key, at the version of its kind that the server prefers. Invalid for a key
/// of no kind of endpoint; NotFound where it is gone; Unsupported where its kind is not served any more.
Result<Json> fetchObject(const ClusterClient& client, const EntityKey& endpoint);

/// Reads it as an endpoint.
Result<Endpoint> endpointOf(const Json& object, const EntityKey& endpoint, std::int64_t nowMs);

/// As it is now, with what its route says where its own status says nothing (see EndpointPicture).
Result<Endpoint> look(const ClusterClient& client, const EntityKey& endpoint, std::int64_t nowMs);

/// See TrafficRights.
Result<void> mayPatch(const ClusterClient& client, const Endpoint& endpoint);

/// See TrafficControl.
tl::expected<TrafficPreview, TrafficRefusal> preview(const ClusterClient& client, const EntityKey& endpoint,
                                                     const TrafficAsk& asked, std::int64_t nowMs);
Result<Endpoint> set(const ClusterClient& client, const TrafficPreview& preview, std::int64_t nowMs);

} // namespace ph::kubernetes
