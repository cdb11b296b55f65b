#pragma once

#include "models/values/Result.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace ph {

/// A plugin that prints credentials (kubeconfig `users[].user.exec`).
struct ExecPlugin {
    QString apiVersion; ///< client.authentication.k8s.io/v1 or v1beta1
    QString command;    ///< relative to the file that named it where it holds a slash
    QStringList arguments;
    QMap<QString, QString> environment; ///< added to ours
    enum class Interaction { Never, IfAvailable, Always } interaction = Interaction::IfAvailable;
    bool provideClusterInfo = false; ///< KUBERNETES_EXEC_INFO holds the cluster
    QString installHint;
    friend bool operator==(const ExecPlugin&, const ExecPlugin&) = default;
};

/// How one context of a kubeconfig reaches a cluster. Secrets in it are never logged; PEM data is decoded.
struct ClusterAccess {
    QString context, cluster, user, ns; ///< ns: the context's namespace, "default" where it has none
    std::string server;                 ///< https://host:6443, no slash at its end
    std::string tlsServerName;          ///< empty: the server's own
    std::string proxy;                  ///< proxy-url; empty: the environment's
    std::string caPem, certPem, keyPem; ///< decoded or read from the files that the config names
    std::string token;                  ///< where there is a tokenFile: used while that cannot be read
    std::string tokenFile;              ///< read anew at each use: such tokens are rotated
    std::string basicUser, basicPassword;
    std::string impersonateUser, impersonateUid;
    std::vector<std::string> impersonateGroups;
    std::vector<std::pair<std::string, std::string>> impersonateExtra;
    std::optional<ExecPlugin> exec;
    std::string execConfig; ///< JSON that the cluster's entry holds for the plugin (with provideClusterInfo)
};

/// The files of KUBECONFIG's value (":"-separated), or ~/.kube/config where it is empty.
std::vector<std::filesystem::path> kubeConfigFiles(const QString& kubeconfigVariable,
                                                   const std::filesystem::path& home);

/// All contexts of the merged files, in order; the current one first in `current`.
struct KubeContexts {
    QStringList names;
    QString current; ///< empty: none is set
};
Result<KubeContexts> readKubeContexts(const std::vector<std::filesystem::path>& files);

/// Merged as kubectl merges: of a name that several files have, the first counts; missing files are skipped
/// where there are several. Relative paths are relative to the file that holds them. `context` empty: the
/// current one. At most 1 MiB a file. NotFound with the known names where there is no such context; Invalid
/// with file, line and entry for what cannot be read, an http server that is not this machine, a user in the
/// server's address; Unsupported, with what to do instead, for `insecure-skip-tls-verify`, legacy
/// `auth-provider`, encrypted keys. Only what the context names is looked into. No error holds a value of the
/// file. Blocking: reads files.
/// https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/
Result<ClusterAccess> readKubeConfig(const std::vector<std::filesystem::path>& files, const QString& context);

/// Access from within a pod: token, CA and namespace of the service account below `folder` (normally
/// /var/run/secrets/kubernetes.io/serviceaccount), host and port from KUBERNETES_SERVICE_HOST and _PORT.
/// NotFound outside a cluster, and where the account's files are missing.
Result<ClusterAccess> inClusterAccess(const std::filesystem::path& folder, const QString& host,
                                      const QString& port);

} // namespace ph
