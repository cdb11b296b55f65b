#pragma once

#include "models/values/Endpoint.h"
#include "services/store/Database.h"

#include <span>
#include <vector>

namespace ph {

/// What becomes of cached endpoints that a list does not hold.
enum class UnlistedEndpoints { Forget, Keep };

/// Endpoints of clusters in cache.db. Works inside the caller's transaction.
class EndpointRows {
public:
    explicit EndpointRows(Database& database)
        : db_(database)
    {
    }
    void put(ConnectionId connection, std::span<const Endpoint> endpoints, UnlistedEndpoints unlisted);
    void remove(ConnectionId connection, const QStringList& remoteIds);
    std::vector<Endpoint> all(); ///< by connection, namespace and name

private:
    Database& db_;
};

} // namespace ph
