#pragma once

#include "models/values/Connection.h"
#include "models/values/Keys.h"
#include "models/values/RecordedText.h"

#include <optional>

namespace ph {

/// Where "this version is live" is said, and so what a release changes.
struct ReleaseTarget {
    enum class Kind {
        Alias,       ///< a registry alias points at the version
        Stage,       ///< the version is in a (deprecated) stage, alone
        GitManifest, ///< a field of a YAML file in a Git repository names the version
        Endpoint     ///< an InferenceService of KServe, a Rollout of Argo or a SeldonDeployment serves the
                     ///< version's files; a rollout moves its traffic
    };
    Kind kind = Kind::Alias;
    QString alias; ///< of Alias: "champion"; of Endpoint: set after the rollout; empty: none is
    QString stage; ///< of Stage: "Production"
    /// Of GitManifest: folder or URL; of Endpoint: of the manifest that a GitOps controller makes it from;
    /// empty: none does, so that the object itself is changed.
    QString repository;
    QString branch; ///< of the repository
    QString file;   ///< path in the repository
    QString field;  ///< of GitManifest: dotted path of the scalar, "spec.predictor.model.storageUri"
    QString value;  ///< of GitManifest: text with "{version}" and "{source}" in it; empty: the version alone
    QString connection = {}; ///< of Endpoint: name of the cluster's connection
    QString ns = {};         ///< of Endpoint: namespace
    QString name = {};       ///< of Endpoint
    QString resource = QStringLiteral("inferenceservices.serving.kserve.io"); ///< of Endpoint
    friend bool operator==(const ReleaseTarget&, const ReleaseTarget&) = default;
};

/// "endpoint:cluster/models-prod/fraud", of a target of kind Endpoint.
QString endpointPlace(const ReleaseTarget& target);
/// The same, on the connection with this id.
EntityKey endpointKey(const ReleaseTarget& target, ConnectionId connection);

/// How one signs in to what watches an environment; secrets are references, as a connection's are.
struct MetricsAccess {
    AuthScheme auth = AuthScheme::None; ///< None, Basic or Bearer
    QString user;                       ///< of Basic
    SecretRef secret;                   ///< the password of Basic, the token of Bearer
    QString caFile;                     ///< absolute path of further authorities; empty: the system's alone
    friend bool operator==(const MetricsAccess&, const MetricsAccess&) = default;
};

/// What drives the rollouts of an endpoint within its cluster, once they are armed.
struct ClusterDriver {
    QString image;   ///< of this program; empty: none is known, so that nothing is armed
    QString metrics; ///< the Prometheus as a pod there reaches it; empty: the environment's own address
    QString
        metricsSecret; ///< "NAME/KEY" of the Secret beside the endpoint with its bearer token; empty: none
    friend bool operator==(const ClusterDriver&, const ClusterDriver&) = default;
};
/// Why the cluster would not take it, a sentence; empty: nothing is known against it.
RecordedText clusterDriverProblem(const ClusterDriver& driver);

/// What a trouble of an environment does to people and costs, as those who know it wrote down.
struct ImpactSettings {
    std::optional<double> requestsPerSecond = {}; ///< that its endpoint usually gets
    std::optional<double> requestsPerUser = {};   ///< over an incident; above 0
    std::optional<double> costPerError = {};      ///< of one failed request, in whatever currency
    friend bool operator==(const ImpactSettings&, const ImpactSettings&) = default;
};

/// What answers in the place of a model that must not: one target behind the route that moves the requests.
struct FallbackTarget {
    QString connection; ///< name of the cluster's
    QString ns, name;   ///< namespace and name of the route
    QString target;     ///< as the route calls it: a service, a subset, a revision
    friend bool operator==(const FallbackTarget&, const FallbackTarget&) = default;
};

/// What belongs together so that a model can be released: read from one ENVIRONMENT.yaml.
struct ReleaseEnvironment {
    QString name;     ///< unique: "production"
    QString tracker;  ///< name of a connection: where runs are
    QString registry; ///< name of a connection: where versions are
    QString model;    ///< registered model; empty: any model may be released here
    ReleaseTarget target;
    /// Whether others see a release by tags of its versions; a registry that is only read holds none.
    enum class Announce { OnRegistry, Nowhere } announce = Announce::OnRegistry;
    QString endpoint;            ///< address or name of what serves; empty: none known
    QString metricsSource;       ///< address of what watches it (a Prometheus); empty: none, so no monitoring
    MetricsAccess metricsAccess; ///< for that address alone
    /// Label -> value that an alert there must have to be one of this environment; empty: every alert is.
    QMap<QString, QString> alertLabels;
    QString tier;              ///< the least of its policy that a release to it may take; empty: any
    QString policyFile;        ///< absolute, resolved against the environment file
    QString releaseHome;       ///< folder or URL of the Git repository that holds release records
    QString homeBranch;        ///< "main"
    ClusterDriver driver = {}; ///< of a target of kind Endpoint
    ImpactSettings impact = {};
    std::optional<FallbackTarget> fallback = {}; ///< none: nobody named one
    friend bool operator==(const ReleaseEnvironment&, const ReleaseEnvironment&) = default;
};

/// Who makes sure that a rule holds here (belief 6).
enum class Enforcement {
    Enforced, ///< the system of record refuses what breaks it
    Detected, ///< we see it afterwards
    Advisory  ///< only this program asks for it
};
QString enforcementName(Enforcement enforcement);

} // namespace ph
