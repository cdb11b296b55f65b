#pragma once

#include "models/values/ClusterStanding.h"
#include "models/values/Endpoint.h"
#include "models/values/EndpointEvent.h"
#include "models/values/ModelVersion.h"
#include "models/values/RecordedText.h"
#include "models/values/TrafficView.h"

#include <vector>

/// Two clusters as a person might meet them: for the pictures, and for tests. What services say of them is
/// said by their own literals, in the language of whoever looks.
namespace ph::sample {

constexpr std::int64_t endpointsNow = 1'764'118'800'000; // 2025-11-26 01:00 UTC
constexpr std::int64_t anHour = 3'600'000;
inline const Clock endpointsClock = [] { return TimeMs(std::chrono::milliseconds(endpointsNow)); };
constexpr ConnectionId prodCluster{7}, labCluster{8};

inline EntityKey endpointKey(ConnectionId cluster, const QString& ns, const QString& name)
{
    return {cluster, EntityKind::Endpoint,
            QStringLiteral("inferenceservices.serving.kserve.io/%1/%2").arg(ns, name)};
}

inline ClusterStanding cluster(ConnectionId id, const QString& name,
                               ClusterStanding::Watch watch = ClusterStanding::Watch::Live)
{
    ClusterStanding standing;
    standing.connection = id;
    standing.name = name;
    standing.watch = watch;
    standing.levelMs = endpointsNow - 2 * anHour;
    return standing;
}

inline QList<ClusterStanding> sampleClusters()
{
    return {cluster(prodCluster, QStringLiteral("prod-eu")), cluster(labCluster, QStringLiteral("lab"))};
}

/// An endpoint that is well and serves one revision, "NAME-00001".
inline Endpoint endpoint(ConnectionId cluster, const QString& ns, const QString& name)
{
    Endpoint one;
    one.key = endpointKey(cluster, ns, name);
    one.system = ServingSystem::KServe;
    one.apiVersion = QStringLiteral("serving.kserve.io/v1beta1");
    one.objectKind = QStringLiteral("InferenceService");
    one.ns = ns;
    one.name = name;
    one.mode = QStringLiteral("Knative");
    one.url = QStringLiteral("http://%1.%2.example.org").arg(name, ns);
    const auto revision = name + QStringLiteral("-00001");
    one.declared = {{revision, 100, TrafficShare::Role::Stable}};
    one.observed = {ObservedTraffic::Source::Status, one.declared};
    one.revisions = {{revision,
                      QStringLiteral("s3://models/%1/artifacts/model").arg(name),
                      QStringLiteral("sklearn"),
                      QStringLiteral("kserve-sklearnserver"),
                      2,
                      2,
                      {{QStringLiteral("requests.cpu"), QStringLiteral("500m")},
                       {QStringLiteral("requests.memory"), QStringLiteral("1Gi")}},
                      QStringLiteral("Loaded")}};
    one.latest = {revision, revision, revision, {}};
    one.conditions = {
        {QStringLiteral("Ready"), EndpointCondition::Status::True, {}, {}, endpointsNow - anHour}};
    one.lastChange = EndpointChange{QStringLiteral("kubectl"), endpointsNow - 3 * anHour};
    one.createdMs = endpointsNow - 72 * anHour;
    one.labels = {{QStringLiteral("team"), QStringLiteral("risk")}};
    one.seenMs = endpointsNow;
    return one;
}

/// With a candidate that gets 10 %, and is seen to get 9.
inline Endpoint canary()
{
    auto one = endpoint(prodCluster, QStringLiteral("payments"), QStringLiteral("fraud-scorer"));
    const auto stable = QStringLiteral("fraud-scorer-00006"),
               candidate = QStringLiteral("fraud-scorer-00007");
    one.declared = {{candidate, 10, TrafficShare::Role::Candidate}, {stable, 90, TrafficShare::Role::Stable}};
    one.observed = {ObservedTraffic::Source::RouteWeights,
                    {{candidate, 9, TrafficShare::Role::Candidate, QStringLiteral("latest")},
                     {stable, 91, TrafficShare::Role::Stable}},
                    QStringLiteral("The gateway has accepted these weights.")};
    one.revisions[0].name = candidate;
    one.revisions.append({stable, QStringLiteral("s3://models/fraud/6/model"), {}, {}, 3, 3});
    one.latest = {candidate, candidate, stable, {}};
    one.served = ServedVersion{QStringLiteral("fraud-detector"), QStringLiteral("7")};
    one.gitOps = QStringLiteral("Argo CD (payments)");
    return one;
}

/// Its model cannot be loaded, and nobody can tell where its requests go.
inline Endpoint broken()
{
    auto one = endpoint(prodCluster, QStringLiteral("recsys"), QStringLiteral("ranker"));
    one.mode = QStringLiteral("Standard");
    one.observed = {};
    one.observed.remark = QStringLiteral(
        "In Standard mode the status repeats what was asked for; only route weights or metrics tell.");
    one.conditions = {{QStringLiteral("Ready"), EndpointCondition::Status::False},
                      {QStringLiteral("ModelLoaded"), EndpointCondition::Status::False,
                       QStringLiteral("BlockedByFailedLoad"), QStringLiteral("no such bucket: models-old"),
                       endpointsNow - anHour},
                      {QStringLiteral("Stopped"), EndpointCondition::Status::False, {}, {}, noTime, true}};
    one.revisions[0].readyReplicas = 0;
    one.revisions[0].state = QStringLiteral("FailedToLoad");
    return one;
}

inline std::vector<Endpoint> prodEndpoints()
{
    auto shadowed = endpoint(prodCluster, QStringLiteral("payments"), QStringLiteral("limits"));
    shadowed.system = ServingSystem::SeldonCore2;
    shadowed.mode = {};
    shadowed.declared.append({QStringLiteral("limits-next"), 100, TrafficShare::Role::Shadow});
    auto changing = endpoint(prodCluster, QStringLiteral("search"), QStringLiteral("query-embedder"));
    changing.latest.latestCreated = QStringLiteral("query-embedder-00002");
    return {canary(), broken(), shadowed, changing};
}

inline std::vector<Endpoint> labEndpoints()
{
    auto plain = endpoint(labCluster, QStringLiteral("default"), QStringLiteral("toy"));
    plain.system = ServingSystem::Deployment;
    plain.mode = {};
    plain.conditions = {};
    plain.revisions[0].model =
        QStringLiteral("registry.example.org/team/with/a/long/path/toy-server:2025.11.1-cuda");
    return {plain};
}

inline EndpointEvents canaryEvents()
{
    using Type = EndpointEvent::Type;
    constexpr std::int64_t minute = 60'000;
    const auto pod = QStringLiteral("fraud-scorer-00007-deployment-7c9d8f6b5-x2k4q");
    const auto kubelet = QStringLiteral("kubelet, node-3");
    const auto at = [](std::int64_t minutes) { return endpointsNow - minutes * minute; };
    return {EndpointEvents::Standing::Level,
            {{QStringLiteral("e1"), Type::Warning, QStringLiteral("Pod"), pod, QStringLiteral("Unhealthy"),
              QStringLiteral("Readiness probe failed: HTTP probe failed with statuscode: 503"), kubelet, 14,
              at(22), at(2)},
             {QStringLiteral("e2"), Type::Normal, QStringLiteral("InferenceService"),
              QStringLiteral("fraud-scorer"), QStringLiteral("InferenceServiceReady"),
              QStringLiteral("InferenceService [fraud-scorer] is Ready"),
              QStringLiteral("v1beta1Controllers"), 1, at(19), at(19)},
             {QStringLiteral("e3"), Type::Normal, QStringLiteral("Pod"), pod, QStringLiteral("Started"),
              QStringLiteral("Started container kserve-container"), kubelet, 1, at(23), at(23)},
             {QStringLiteral("e4"), Type::Normal, QStringLiteral("Pod"), pod, QStringLiteral("Pulled"),
              QStringLiteral("Container image \"kserve/sklearnserver:v0.15.0\" already present on machine"),
              kubelet, 1, at(24), at(24)}},
            endpointsNow,
            std::nullopt};
}

/// What can be asked of canary(), and what the cluster says to 25 %.
inline TrafficChoice canaryChoice()
{
    return {{}, canary().declared};
}

inline TrafficIdea canaryIdea(const QString& target, int percent)
{
    const auto shares = canary().declared;
    TrafficIdea idea;
    for (const auto& share : shares)
        idea.shares << TrafficShare{share.target, share.target == target ? double(percent) : 100.0 - percent,
                                    share.role};
    return idea;
}

inline TrafficTrial canaryTrial()
{
    TrafficTrial trial;
    trial.request =
        QStringLiteral("PATCH /apis/serving.kserve.io/v1beta1/namespaces/payments/inferenceservices/"
                       "fraud-scorer?fieldManager=pilothouse&fieldValidation=Strict\n"
                       "Content-Type: application/apply-patch+yaml\n\n"
                       "{\n  \"apiVersion\": \"serving.kserve.io/v1beta1\",\n"
                       "  \"kind\": \"InferenceService\",\n  \"metadata\": {\n"
                       "    \"name\": \"fraud-scorer\",\n    \"namespace\": \"payments\",\n"
                       "    \"resourceVersion\": \"48213\"\n  },\n  \"spec\": {\n    \"predictor\": {\n"
                       "      \"canaryTrafficPercent\": 25\n    }\n  }\n}");
    trial.changes = {QStringLiteral("  \"spec\": {"),
                     QStringLiteral("    \"predictor\": {"),
                     QStringLiteral("-     \"canaryTrafficPercent\": 10,"),
                     QStringLiteral("+     \"canaryTrafficPercent\": 25,"),
                     QStringLiteral("      \"model\": {"),
                     QStringLiteral("        \"modelFormat\": {")};
    trial.warnings = {QStringLiteral("spec.predictor.model.storage is deprecated: use storageUri")};
    return trial;
}

inline Error heldByArgo()
{
    return Error::make(
        ErrorKind::Conflict, QStringLiteral("PATCH fraud-scorer"),
        recordedText("ph::TrafficSetting", "%1. Who manages a field changes it: it is not taken over.")
            .arg(QStringLiteral("HTTP 409: Apply failed with 1 conflict: conflict with \"argocd-controller\" "
                                "using serving.kserve.io/v1beta1: .spec.predictor.canaryTrafficPercent")));
}

inline std::vector<ModelVersion> registeredVersions()
{
    const auto version = [](const QString& model, const QString& number, const QString& source) {
        ModelVersion one;
        one.key = modelVersionKey({1}, model, number);
        one.model = model;
        one.version = number;
        one.source = source;
        return one;
    };
    return {version(QStringLiteral("fraud-detector"), QStringLiteral("7"),
                    QStringLiteral("mlflow-artifacts:/1/a")),
            version(QStringLiteral("limits"), QStringLiteral("3"),
                    QStringLiteral("s3://models/limits/artifacts/model/"))};
}

/// `item`: a kind of objects, behind the namespace where it may not be listed.
inline ItemFault forbiddenKind(const QString& item)
{
    const auto kind = item.section(u'/', -1), ns = item.section(u'/', 0, -2);
    const auto where = ns.isEmpty() ? recordedText("ph::WatchScopes", "all namespaces").shown : ns;
    const auto said = recordedText("ph::WatchScopes", "Not permitted: list %1 in %2. %3");
    return {item, Error::make(ErrorKind::Forbidden, kind, said.shown.arg(kind, where, QString()).trimmed())};
}

/// As a cluster refuses what no role allows, and what somebody can do about it.
inline Error forbiddenByRole(const QString& verb, const QString& resource)
{
    const auto role = recordedText(
        "ph::KubernetesApi",
        "A role has to allow the verb \"%1\" on \"%2\" of the core group in the namespace \"%3\".");
    return Error::make(
        ErrorKind::Forbidden, QStringLiteral("prod-eu"),
        RecordedText(QStringLiteral("%1 %2"), QStringLiteral("%1 %2"))
            .arg(QStringLiteral("HTTP 403: %1 is forbidden: User \"ada\" cannot %2 resource \"%1\" in API "
                                "group \"\" in the namespace \"payments\".")
                     .arg(resource, verb),
                 role.arg(verb, resource, QStringLiteral("payments"))));
}

} // namespace ph::sample
