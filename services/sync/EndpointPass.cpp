#include "services/sync/EndpointPass.h"

#include "services/store/EndpointRows.h"

#include <set>

namespace ph {

namespace {

/// Cached endpoints of these namespaces that are not among `there`.
Result<QStringList> goneFrom(CacheStore& store, ConnectionId connection, const std::vector<Endpoint>& there,
                             const QStringList& namespaces)
{
    const auto cached = store.endpoints();
    if (!cached)
        return fail(cached.error());
    std::set<QString> present;
    for (const auto& endpoint : there)
        present.insert(endpoint.key.remoteId);
    QStringList gone;
    for (const auto& endpoint : *cached) {
        if (endpoint.key.connection == connection && namespaces.contains(endpoint.ns) &&
            !present.contains(endpoint.key.remoteId))
            gone << endpoint.key.remoteId;
    }
    return gone;
}

} // namespace

Result<void> keepEndpoints(CacheStore& store, ConnectionId connection, const EndpointsChange& change,
                           const QStringList& onlyIn)
{
    auto removals = change.removals;
    auto unlisted = UnlistedEndpoints::Keep;
    if (change.kind == EndpointsChange::Kind::Everything && onlyIn.isEmpty()) {
        unlisted = UnlistedEndpoints::Forget;
    } else if (change.kind == EndpointsChange::Kind::Everything) {
        const auto gone = goneFrom(store, connection, change.upserts, onlyIn);
        if (!gone)
            return fail(gone.error());
        removals << *gone;
    }
    auto written = store.putEndpoints(connection, change.upserts, unlisted);
    if (written && !removals.isEmpty())
        written = store.removeEndpoints(connection, removals);
    return written;
}

Result<EndpointsChange> readEndpoints(Link& link, CacheStore& store, std::stop_token stop,
                                      const QStringList& onlyIn)
{
    auto cluster = link.reach<EndpointSource>(std::move(stop));
    if (!cluster)
        return fail(cluster.error());
    auto read = cluster->source.fetchEndpoints(cluster->context);
    if (!read)
        return read;
    const auto id = link.connection().id;
    if (auto kept = keepEndpoints(store, id, *read, onlyIn); !kept)
        return fail(kept.error());
    if (!onlyIn.isEmpty())
        return read; // the connection as a whole was not looked at
    if (auto noted = store.putLastSuccess(id, toMs(cluster->context.clock())); !noted)
        return fail(noted.error());
    return read;
}

} // namespace ph
