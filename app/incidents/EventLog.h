#pragma once

#include "models/values/Endpoint.h"
#include "models/values/EndpointEvent.h"
#include "models/values/RevisionLog.h"
#include "services/sync/Link.h"

namespace ph {

/// The events of an endpoint as the cluster has them now. Unsupported where the connection has none; errors
/// of EndpointEventSource. Blocking.
Result<QList<EndpointEvent>> eventsNow(Link& link, const Endpoint& endpoint, const std::stop_token& stop);

/// Events as lines of a log, "TIME TYPE REASON KIND/NAME: MESSAGE (xCOUNT)", the oldest first, so that they
/// are kept, searched and redacted with the logs. Each is one line, whatever its message holds.
RevisionLog eventLog(const Endpoint& endpoint, QList<EndpointEvent> events);

} // namespace ph
