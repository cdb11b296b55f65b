#pragma once

#include "services/kubernetes/ObjectMeta.h"

#include "models/values/Result.h"

namespace ph::endpointreading {

/// What every endpoint has, from its metadata; the rest is the decoder's. `resource` is "RESOURCE.GROUP".
Endpoint begin(const JsonReader& object, ServingSystem system, const char* resource, ConnectionId connection,
               std::int64_t seenMs);

/// The endpoint, or what was wrong with its object.
Result<Endpoint> finished(Endpoint endpoint, const JsonReader& object);

/// "requests.cpu" -> "500m" of a container's resources.
QMap<QString, QString> resources(const JsonReader& container);

/// The first container's image and resources of a pod template's spec.
EndpointRevision ofPod(const JsonReader& podSpec, const QString& name);

/// "models:/NAME/VERSION" of MLflow, or the annotations that a release of ours writes with a candidate.
std::optional<ServedVersion> servedVersion(const QString& storageUri, const ObjectMeta& meta);

/// Weights as percent of their sum; none where the sum is not positive.
void toPercent(QList<TrafficShare>& shares);

} // namespace ph::endpointreading
