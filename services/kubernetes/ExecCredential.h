#pragma once

#include "services/kubernetes/KubeConfig.h"

#include "models/values/Time.h"

#include <stop_token>

namespace ph {

/// What an exec plugin printed: a token, or a certificate and its key, or both.
struct ExecCredential {
    std::string token, certPem, keyPem;
    std::int64_t expiresMs = noTime; ///< noTime: for as long as it works
};

/// Runs access.exec without a shell, for at most a minute, with KUBERNETES_EXEC_INFO in its environment.
/// Unauthorized where it cannot be started or fails (its own words, redacted, and its install hint);
/// Unsupported where it wants a terminal; Unreadable where it prints no ExecCredential of the asked version;
/// Cancelled. Blocking.
Result<ExecCredential> askExecPlugin(const ClusterAccess& access, std::stop_token stop);

} // namespace ph
