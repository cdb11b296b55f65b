#pragma once

#include "models/values/Keys.h"
#include "models/values/Time.h"

#include <QList>
#include <QMap>
#include <QStringList>

#include <optional>

namespace ph {

enum class ServingSystem {
    KServe,
    SeldonCore1,
    SeldonCore2,
    ArgoRollouts,
    Knative,
    Istio,
    GatewayApi,
    Deployment ///< a plain Deployment behind a Service
};

/// Stable name for JSON and the cache ("kserve", "seldon-1", "seldon-2", "argo-rollouts", "knative", "istio",
/// "gateway-api", "deployment").
QString servingSystemName(ServingSystem system);
/// What people call it, a proper name in every language: "KServe", "Seldon Core 2".
QString servingSystemTitle(ServingSystem system);
/// Empty for an unknown name.
std::optional<ServingSystem> servingSystemFromName(const QString& name);

/// What part of the requests somebody gets.
struct TrafficShare {
    enum class Role { Stable, Candidate, Shadow, Other };
    QString target;     ///< the revision, predictor, service or subset that gets it
    double percent = 0; ///< 0–100 of the endpoint's requests; a mirror's share for a shadow
    Role role = Role::Other;
    QString tag = {}; ///< its own name beside the shared one, e.g. a Knative tag

    friend bool operator==(const TrafficShare&, const TrafficShare&) = default;
};
/// Percent by target of shares that move requests: none of shadows and of those without any.
QMap<QString, double> sharesByTarget(const QList<TrafficShare>& shares);

/// Traffic as somebody says that it is; not the same as what was asked for.
struct ObservedTraffic {
    enum class Source {
        NotObservable, ///< the system only repeats what was asked for, or says nothing
        Status,        ///< the object's own status
        RouteWeights,  ///< weights of the route that moves the requests
        Metrics        ///< counted requests
    };
    Source source = Source::NotObservable;
    QList<TrafficShare> shares = {};
    QString remark = {}; ///< why not, or what to know of it; English

    friend bool operator==(const ObservedTraffic&, const ObservedTraffic&) = default;
};

struct EndpointCondition {
    enum class Status { True, False, Unknown };
    QString type;
    Status status = Status::Unknown;
    QString reason = {}, message = {};
    std::int64_t sinceMs = noTime;
    bool informative = false; ///< False of it is no failure (Knative's severity Info)

    friend bool operator==(const EndpointCondition&, const EndpointCondition&) = default;
};

/// What answers requests: a revision of Knative, a predictor of Seldon, a ReplicaSet of a Rollout.
struct EndpointRevision {
    QString name;
    QString model = {};   ///< what it serves: a storage URI, else an image
    QString format = {};  ///< "sklearn", "onnx"; empty where unknown
    QString runtime = {}; ///< the server around it, e.g. "kserve-sklearnserver"
    int replicas = -1;    ///< wanted; -1: not known
    int readyReplicas = -1;
    QMap<QString, QString> resources = {}; ///< "requests.cpu" -> "500m"
    QString state = {};                    ///< the system's own word, e.g. "Loaded", "FailedToLoad"

    friend bool operator==(const EndpointRevision&, const EndpointRevision&) = default;
};

/// Which revision is how far, where the system tells (KServe and Knative).
struct RevisionNames {
    QString latestCreated = {}, latestReady = {};
    QString latestRolledOut = {};   ///< the last one that had all the traffic
    QString previousRolledOut = {}; ///< the one before it

    friend bool operator==(const RevisionNames&, const RevisionNames&) = default;
};

/// Who wrote last, as the API server itself recorded it (metadata.managedFields).
struct EndpointChange {
    QString manager; ///< "kubectl", "argocd-controller"
    std::int64_t atMs = noTime;

    friend bool operator==(const EndpointChange&, const EndpointChange&) = default;
};

/// The registered version that is served, where the object says so.
struct ServedVersion {
    QString model, version;
    friend bool operator==(const ServedVersion&, const ServedVersion&) = default;
};

/// One name that answers requests with models, on a cluster. remoteId of its key is
/// "RESOURCE.GROUP/NAMESPACE/NAME" ("inferenceservices.serving.kserve.io/models-prod/fraud-scorer").
struct Endpoint {
    EntityKey key;
    ServingSystem system = ServingSystem::Deployment;
    QString apiVersion, objectKind; ///< "serving.kserve.io/v1beta1", "InferenceService"
    QString ns, name;               ///< namespace and name
    QString mode = {}; ///< KServe's deployment mode as the cluster says it; empty where it has none
    QString url = {};
    QList<TrafficShare> declared = {}; ///< what the object asks for
    ObservedTraffic observed = {};
    QList<EndpointRevision> revisions = {};
    RevisionNames latest = {};
    QList<EndpointCondition> conditions = {};
    std::optional<ServedVersion> served = std::nullopt;
    std::optional<EndpointChange> lastChange = std::nullopt; ///< of what was asked for; a status is no change
    QString gitOps =
        {}; ///< "Argo CD (app)", "Flux (kustomization)" where such a one would undo a change by hand
    QString uid, resourceVersion;
    std::int64_t generation = 0, observedGeneration = -1; ///< -1: the object does not say
    std::int64_t createdMs = noTime;
    bool beingDeleted = false;
    QMap<QString, QString> labels = {};
    std::int64_t seenMs = noTime;

    friend bool operator==(const Endpoint&, const Endpoint&) = default;
};

/// In one word, for lists: worst first where several hold.
enum class EndpointHealth { Failing, Progressing, Unknown, Ready };

/// From conditions, generations and revisions: Ready only where the object says so *of its present
/// generation*; unknown is unknown.
EndpointHealth endpointHealth(const Endpoint& endpoint);

/// "NAMESPACE/NAME".
QString endpointTitle(const Endpoint& endpoint);

} // namespace ph
