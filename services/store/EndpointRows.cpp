#include "services/store/EndpointRows.h"

#include "services/store/EndpointDocument.h"
#include "services/store/Statement.h"

namespace ph {

void EndpointRows::put(ConnectionId connection, std::span<const Endpoint> endpoints,
                       UnlistedEndpoints unlisted)
{
    if (unlisted == UnlistedEndpoints::Forget) {
        Statement forget(db_, "DELETE FROM endpoint WHERE connection = ?1");
        forget.bind(1, connection.value);
        forget.run();
    }
    Statement upsert(db_,
                     "INSERT INTO endpoint(connection, remote_id, namespace, name, system, document, seen) "
                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT(connection, remote_id) DO UPDATE SET "
                     "system = excluded.system, document = excluded.document, seen = excluded.seen");
    for (const auto& endpoint : endpoints) {
        const auto document = endpointDocument(endpoint);
        upsert.bind(1, connection.value)
            .bindText(2, endpoint.key.remoteId)
            .bindText(3, endpoint.ns)
            .bindText(4, endpoint.name)
            .bindText(5, servingSystemName(endpoint.system))
            .bindText(6, document)
            .bind(7, endpoint.seenMs);
        upsert.run();
    }
}

void EndpointRows::remove(ConnectionId connection, const QStringList& remoteIds)
{
    Statement forget(db_, "DELETE FROM endpoint WHERE connection = ?1 AND remote_id = ?2");
    for (const auto& id : remoteIds) {
        forget.bind(1, connection.value).bindText(2, id);
        forget.run();
    }
}

std::vector<Endpoint> EndpointRows::all()
{
    Statement select(db_,
                     "SELECT connection, remote_id, namespace, name, system, document, seen FROM endpoint "
                     "ORDER BY connection, namespace, name, remote_id");
    std::vector<Endpoint> endpoints;
    while (select.step()) {
        const auto system = servingSystemFromName(select.string(4));
        if (!system)
            continue; // of a newer program; it is seen again
        Endpoint endpoint;
        endpoint.key = {{select.integer(0)}, EntityKind::Endpoint, select.string(1)};
        endpoint.ns = select.string(2);
        endpoint.name = select.string(3);
        endpoint.system = *system;
        endpoint.seenMs = select.integer(6);
        readEndpointDocument(endpoint, select.text(5));
        endpoints.push_back(std::move(endpoint));
    }
    return endpoints;
}

} // namespace ph
