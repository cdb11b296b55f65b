#pragma once

#include "models/values/Endpoint.h"
#include "services/connectors/Connector.h"

namespace ph {

class TrafficRights {
public:
    virtual ~TrafficRights() = default;
    /// Forbidden where control is switched off for the connection, or with the right that is missing. Changes
    /// nothing; other errors say that it could not be asked.
    virtual Result<void> mayChangeTraffic(const CallContext& context, const Endpoint& endpoint) = 0;
};

} // namespace ph
