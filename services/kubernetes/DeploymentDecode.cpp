#include "services/kubernetes/EndpointDecode.h"
#include "services/kubernetes/EndpointReading.h"

#include <algorithm>

namespace ph {

Result<Endpoint> decodeDeployment(const Json& json, ConnectionId connection, std::int64_t seenMs)
{
    const JsonReader object(json);
    auto endpoint =
        endpointreading::begin(object, ServingSystem::Deployment, "deployments.apps", connection, seenMs);
    const auto spec = object.child("spec"), status = object.child("status");
    const auto pod = spec.child("template").child("spec");
    auto revision = endpointreading::ofPod(pod, endpoint.name);
    revision.replicas = int(spec.integer("replicas", 1));
    revision.readyReplicas = int(status.integer("readyReplicas", 0));
    endpoint.served = endpointreading::servedVersion(revision.model, readMeta(object));
    endpoint.revisions.append(revision);
    endpoint.declared.append({endpoint.name, 100, TrafficShare::Role::Stable});
    if (revision.readyReplicas > 0)
        endpoint.observed = {ObservedTraffic::Source::Status, endpoint.declared,
                             QStringLiteral("Ready pods behind a Service get all of its requests.")};
    else
        endpoint.observed.remark = QStringLiteral("No pod is ready.");
    endpoint.conditions = readConditions(status, {QStringLiteral("ReplicaFailure")});
    for (auto& condition : endpoint.conditions) {
        // The one condition of which True is the bad news.
        if (condition.type == QLatin1String("ReplicaFailure") &&
            condition.status == EndpointCondition::Status::True) {
            condition.status = EndpointCondition::Status::False;
            condition.type = QStringLiteral("ReplicasCreated");
            condition.informative = false;
        }
    }
    return endpointreading::finished(std::move(endpoint), object);
}

bool selects(const Json& service, const Json& deployment)
{
    const JsonReader one(service), other(deployment);
    const auto selector = readTexts(one.child("spec"), "selector");
    const auto labels = readTexts(other.child("spec").child("template").child("metadata"), "labels");
    if (selector.isEmpty() ||
        one.child("metadata").text("namespace") != other.child("metadata").text("namespace"))
        return false;
    for (auto it = selector.begin(); it != selector.end(); ++it) {
        if (labels.value(it.key()) != it.value())
            return false;
    }
    return true;
}

bool belongsToEndpoint(const Json& json)
{
    const JsonReader object(json);
    const auto meta = readMeta(object);
    const auto& kinds = endpointKinds();
    const bool owned =
        std::any_of(meta.owners.begin(), meta.owners.end(), [&](const ObjectMeta::Owner& owner) {
            return std::any_of(kinds.begin(), kinds.end(), [&](const EndpointKind& kind) {
                return owner.kind == QLatin1String(kind.kind);
            });
        });
    return owned || meta.labels.contains(QStringLiteral("serving.knative.dev/service")) ||
           meta.labels.contains(QStringLiteral("serving.kserve.io/inferenceservice")) ||
           meta.labels.contains(QStringLiteral("seldon-deployment-id"));
}

} // namespace ph
