#pragma once

#include "services/kubernetes/ClusterClient.h"

#include "models/values/Endpoint.h"

namespace ph {

/// A kind of object that the server offers, at the version of its group that the server prefers among those
/// that have it.
struct ServedResource {
    ResourceKind kind;
    QStringList verbs;        ///< what the API can do, not what we may: see AccessReview.h
    QStringList subresources; ///< "status", "scale"
    friend bool operator==(const ServedResource&, const ServedResource&) = default;
};

struct ServedApis {
    std::vector<ServedResource> resources;
    QStringList
        unanswered; ///< "GROUP/VERSION" of which the server cannot tell now, e.g. an extension is down

    /// Null where it is not served.
    const ServedResource* find(const QString& group, const QString& resource) const;
};

/// What the server offers: aggregated discovery (two requests), or one request a group and version of servers
/// before 1.27. Errors as of ClusterClient. Blocking.
/// https://kubernetes.io/docs/concepts/overview/kubernetes-api/#discovery-api
Result<ServedApis> discover(const ClusterClient& client);

/// Reads one aggregated document into `apis`. Unreadable where it is none.
Result<void> readAggregatedDiscovery(const Json& document, ServedApis& apis, const QString& where);
/// Reads an APIResourceList of a group's version into `apis`; what is there already, of a version that is
/// preferred, stays.
Result<void> readResourceList(const Json& document, ServedApis& apis, const QString& where);

/// A serving system whose kinds of object the cluster knows.
struct InstalledSystem {
    ServingSystem system;
    ResourceKind kind; ///< its main kind at the version that is served
    friend bool operator==(const InstalledSystem&, const InstalledSystem&) = default;
};
/// In the order of ServingSystem. That its kinds are known does not say that its controller runs.
std::vector<InstalledSystem> servingSystems(const ServedApis& apis);

} // namespace ph
