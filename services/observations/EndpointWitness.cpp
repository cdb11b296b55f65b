#include "services/observations/EndpointWitness.h"

#include "services/observations/EndpointItems.h"

#include <algorithm>
#include <set>

namespace ph {

EndpointWitness::EndpointWitness(ConnectionId cluster, QString connection, std::span<const Endpoint> known)
    : connection_(std::move(connection))
{
    for (const auto& endpoint : known) {
        if (endpoint.key.connection != cluster)
            continue;
        known_.emplace(endpoint.key.remoteId, endpoint);
        lookedMs_ = std::max(lookedMs_, endpoint.seenMs);
    }
}

void EndpointWitness::remove(const QString& remoteId, const ScopeIndex& scopes, std::int64_t nowMs,
                             std::vector<TimelineItem>& items)
{
    const auto known = known_.find(remoteId);
    if (known == known_.end())
        return;
    items.push_back(
        endpointItem(known->second, EndpointFate::Removed, known->second.seenMs, nowMs, connection_, scopes));
    known_.erase(known);
}

std::vector<TimelineItem> EndpointWitness::note(std::span<const Endpoint> upserts,
                                                const QStringList& removals, Told told,
                                                const ScopeIndex& scopes, std::int64_t nowMs)
{
    std::vector<TimelineItem> items;
    for (const auto& endpoint : upserts) {
        const auto known = known_.find(endpoint.key.remoteId);
        if (known != known_.end()) {
            auto changes = endpointItems(known->second, endpoint, connection_, scopes);
            std::move(changes.begin(), changes.end(), std::back_inserter(items));
            known->second = endpoint;
            continue;
        }
        if (lookedMs_ != noTime)
            items.push_back(
                endpointItem(endpoint, EndpointFate::Appeared, lookedMs_, nowMs, connection_, scopes));
        known_.emplace(endpoint.key.remoteId, endpoint);
    }
    for (const auto& remoteId : removals)
        remove(remoteId, scopes, nowMs, items);
    if (told == Told::Everything) {
        std::set<QString> there;
        for (const auto& endpoint : upserts)
            there.insert(endpoint.key.remoteId);
        QStringList gone;
        for (const auto& [remoteId, endpoint] : known_) {
            if (!there.contains(remoteId))
                gone << remoteId;
        }
        for (const auto& remoteId : gone)
            remove(remoteId, scopes, nowMs, items);
    }
    if (told == Told::Everything || lookedMs_ != noTime)
        lookedMs_ = nowMs;
    return items;
}

} // namespace ph
