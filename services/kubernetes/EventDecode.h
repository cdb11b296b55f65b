#pragma once

#include "models/values/Endpoint.h"
#include "models/values/EndpointEvent.h"
#include "models/values/Result.h"
#include "services/http/Json.h"

namespace ph {

/// The object that an Event is about, as the Event names it.
struct EventSubject {
    QString kind, name, uid;
    friend bool operator==(const EventSubject&, const EventSubject&) = default;
};

/// An Event of core/v1 or of events.k8s.io/v1. Unreadable with the path of the first field that has the wrong
/// type, or for what has no uid.
/// https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/event-v1/
Result<EndpointEvent> decodeEvent(const Json& object);
EventSubject eventSubject(const Json& object);

/// True of the endpoint itself, and of what the cluster makes for it and names after it or after one of its
/// revisions: Deployments, ReplicaSets and Pods, with the suffixes that controllers generate. An Event names
/// no owners, and who may read Events may not be allowed to read Pods; so names tell. What is called
/// "fraud-scorer" is not taken for a part of "fraud", for generated suffixes have no vowels.
bool belongsTo(const EventSubject& subject, const Endpoint& endpoint);

} // namespace ph
