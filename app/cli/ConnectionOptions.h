#pragma once

#include "models/values/Connection.h"
#include "models/values/Result.h"

#include <string>

namespace ph {

/// The words of `connect add`.
struct ConnectionOptions {
    std::string name, kind = "mlflow", url, token, user, password, ca, cert, key, keyPassphrase, proxy,
                      header, headerValue, kubeconfig, context, namespaces;
    bool fromEnvironment = false, allowControl = false;
};

/// The connection that they describe. `--kind mlflow` with a path means the local store that lies there, a
/// cluster's kubeconfig is looked into. NotFound, Invalid, and errors of checkLocation(). Blocking.
Result<Connection> connectionFrom(const ConnectionOptions& options);

/// The files that kubectl would read, as they are named from any folder; empty: those of $KUBECONFIG, else
/// ~/.kube/config. "in-cluster" stays as it is.
QString kubeConfigLocation(const std::string& given);

} // namespace ph
