#pragma once

#include "services/observations/ScopeIndex.h"

#include <map>
#include <span>
#include <vector>

namespace ph {

/// Tells what changed of one cluster's endpoints from look to look. For one thread.
class EndpointWitness {
public:
    /// `known`: as the last look of an earlier time left them, of any cluster.
    EndpointWitness(ConnectionId cluster, QString connection, std::span<const Endpoint> known);

    enum class Told { Everything, Some };
    /// Until everything was told once, and with nothing known before, what comes is new to us and no change.
    std::vector<TimelineItem> note(std::span<const Endpoint> upserts, const QStringList& removals, Told told,
                                   const ScopeIndex& scopes, std::int64_t nowMs);

private:
    void remove(const QString& remoteId, const ScopeIndex& scopes, std::int64_t nowMs,
                std::vector<TimelineItem>& items);

    const QString connection_;
    std::map<QString, Endpoint> known_;
    std::int64_t lookedMs_ = noTime; ///< all of them; noTime: never yet
};

} // namespace ph
