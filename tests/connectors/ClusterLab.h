#pragma once

#include "tests/connectors/ConnectorLab.h"
#include "tests/connectors/LocalStore.h"

#include <QTemporaryDir>

#include <nlohmann/json.hpp>

namespace ph::testing {

/// A kubeconfig as a person has it, signed in with a token.
inline QByteArray kubeConfig(const QString& server, const QString& token,
                             const QString& ns = QStringLiteral("models"))
{
    return QStringLiteral("apiVersion: v1\n"
                          "kind: Config\n"
                          "current-context: lab\n"
                          "clusters:\n"
                          "- {name: lab, cluster: {server: \"%1\"}}\n"
                          "users:\n"
                          "- {name: ada, user: {token: \"%2\"}}\n"
                          "contexts:\n"
                          "- {name: lab, context: {cluster: lab, user: ada, namespace: %3}}\n"
                          "- {name: spare, context: {cluster: lab, user: ada}}\n")
        .arg(server, token, ns)
        .toUtf8();
}

/// An InferenceService whose only revision has all the traffic.
inline nlohmann::json inferenceService(const std::string& ns, const std::string& name,
                                       const std::string& model = "s3://models/fraud/7")
{
    const auto revision = name + "-predictor-00001";
    return {{"apiVersion", "serving.kserve.io/v1beta1"},
            {"kind", "InferenceService"},
            {"metadata", {{"namespace", ns}, {"name", name}}},
            {"spec",
             {{"predictor", {{"model", {{"modelFormat", {{"name", "sklearn"}}}, {"storageUri", model}}}}}}},
            {"status",
             {{"components",
               {{"predictor",
                 {{"latestCreatedRevision", revision},
                  {"latestReadyRevision", revision},
                  {"latestRolledoutRevision", revision},
                  {"traffic", {{{"revisionName", revision}, {"percent", 100}, {"latestRevision", true}}}}}}}},
              {"conditions", {{{"type", "Ready"}, {"status", "True"}}}}}}};
}

/// A connector of a cluster with a kubeconfig of its own.
struct ClusterLab : ConnectorLab {
    explicit ClusterLab(const QString& server, const QString& token = QStringLiteral("lab-token-52d1"))
        : ConnectorLab(QStringLiteral("kubernetes"))
    {
        connection.location = folder.filePath(QStringLiteral("config"));
        signIn(server, token);
    }

    void signIn(const QString& server, const QString& token)
    {
        if (!writeFile(connection.location, kubeConfig(server, token)))
            qFatal("no kubeconfig");
        reconnect();
    }

    EndpointSource& source() { return *capability<EndpointSource>(*connector); }
    Result<EndpointsChange> fetch() { return source().fetchEndpoints(context()); }

    QTemporaryDir folder;
};

} // namespace ph::testing
