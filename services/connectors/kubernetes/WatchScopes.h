#pragma once

#include "models/values/ItemFault.h"
#include "services/kubernetes/Discovery.h"

namespace ph::kubernetes {

/// One thing to watch: a kind in one namespace, or in all (empty).
struct WatchScope {
    ResourceKind kind;
    QString ns;
    friend bool operator==(const WatchScope&, const WatchScope&) = default;
};

/// "NAMESPACE/RESOURCE.GROUP", without the namespace where it is all of them: how faults name it.
QString scopeTitle(const WatchScope& scope);

struct WatchScopes {
    std::vector<WatchScope> scopes;
    std::vector<ItemFault> faults; ///< kinds that may not be read, and where
};

/// The kinds of endpoints that the cluster serves, each where it may be listed: over all namespaces, or,
/// where that is forbidden, in each namespace that the user may list it in. `namespaces`: only these; empty:
/// all. Errors as of ClusterClient; Forbidden where nothing at all may be listed.
Result<WatchScopes> findWatchScopes(const ClusterClient& client, const QStringList& namespaces);

} // namespace ph::kubernetes
