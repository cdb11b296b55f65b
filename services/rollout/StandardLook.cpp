#include "services/rollout/StandardLook.h"

#include "services/kubernetes/EndpointDecode.h"
#include "services/kubernetes/ObjectMeta.h"
#include "services/rollout/KserveStandard.h"
#include "services/rollout/PodTrouble.h"

namespace ph::kserve::standard {

namespace {

/// What KServe notes at the pods of what they load.
constexpr char uriAnnotation[] = "internal.serving.kserve.io/storage-initializer-sourceuri";

QString uriOf(const JsonReader& pod)
{
    return readTexts(pod.child("metadata"), "annotations").value(QLatin1String(uriAnnotation));
}

/// Of an InferenceService's own parts.
Result<Json> part(const ClusterClient& client, const RolloutSight& sight, const ResourceKind& kind,
                  const QString& name)
{
    return client.get({kind, sight.endpoint.ns, name});
}

Result<Json> deploymentOf(const ClusterClient& client, const RolloutSight& sight, const QString& name)
{
    return part(client, sight,
                {QStringLiteral("apps"), QStringLiteral("v1"), QStringLiteral("deployments"),
                 QStringLiteral("Deployment")},
                name);
}

void lookAtRoute(const ClusterClient& client, const RolloutPlan& plan, RolloutSight& sight)
{
    const auto object = part(client, sight,
                             {QStringLiteral("gateway.networking.k8s.io"), QStringLiteral("v1"),
                              QStringLiteral("httproutes"), QStringLiteral("HTTPRoute")},
                             sight.endpoint.name);
    const auto route = object ? decodeHttpRoute(*object, plan.endpoint.connection, sight.atMs)
                              : Result<Endpoint>(fail(object.error()));
    if (route)
        sight.endpoint.observed = route->observed;
    else
        sight.unseenTraffic = route.error();
}

void addTrouble(const ClusterClient& client, RolloutSight& sight, const QString& service,
                const Json& deployment, const QString& onlyUri)
{
    auto pods = podsLabelled(client, sight.endpoint.ns, QStringLiteral("app=isvc.") + service);
    std::erase_if(pods,
                  [&](const Json& pod) { return !onlyUri.isEmpty() && uriOf(JsonReader(pod)) != onlyUri; });
    if (const auto trouble = podTrouble(deployment, pods))
        sight.endpoint.conditions.append(*trouble);
}

void lookAtReplacement(const ClusterClient& client, RolloutSight& sight)
{
    auto& latest = sight.endpoint.latest;
    const auto uri = sight.endpoint.revisions.isEmpty() ? QString() : sight.endpoint.revisions.front().model;
    const auto deployment = deploymentOf(client, sight, latest.latestCreated);
    if (!deployment && deployment.error().kind == ErrorKind::Forbidden)
        return;
    const auto missing =
        deployment ? notReplaced(*deployment, uri)
                   : QStringLiteral("Its Deployment is not seen (%1).").arg(deployment.error().forRecords());
    latest.latestReady = missing.isEmpty() ? latest.latestCreated : QString();
    if (missing.isEmpty())
        return;
    sight.endpoint.observed.remark = missing;
    if (deployment)
        addTrouble(client, sight, latest.latestCreated, *deployment, uri);
}

} // namespace

void lookAround(const ClusterClient& client, const RolloutPlan& plan, RolloutSight& sight)
{
    if (plan.manner == RolloutManner::InPlace)
        return lookAtReplacement(client, sight);
    lookAtRoute(client, plan, sight);
    const auto& latest = sight.endpoint.latest;
    if (latest.latestCreated == latest.latestReady || latest.latestCreated != candidateService(plan))
        return;
    const auto deployment = deploymentOf(client, sight, latest.latestCreated);
    addTrouble(client, sight, latest.latestCreated, deployment ? *deployment : Json(), {});
}

QString notReplaced(const Json& deployment, const QString& storageUri)
{
    const JsonReader object(deployment);
    const auto spec = object.child("spec"), status = object.child("status");
    if (const auto loads = uriOf(spec.child("template")); !storageUri.isEmpty() && loads != storageUri)
        return QStringLiteral("Its Deployment still asks for pods with %1.").arg(loads);
    if (status.integer("observedGeneration", 0) < object.child("metadata").integer("generation", 0))
        return QStringLiteral("Its Deployment is not taken up yet.");
    const auto wanted = spec.integer("replicas", 1), updated = status.integer("updatedReplicas", 0),
               all = status.integer("replicas", 0), ready = status.integer("readyReplicas", 0);
    return updated >= wanted && all == updated && ready >= updated
               ? QString()
               : QStringLiteral("Of its %1 pods %2 are new, and %3 are ready.")
                     .arg(all)
                     .arg(updated)
                     .arg(ready);
}

} // namespace ph::kserve::standard
