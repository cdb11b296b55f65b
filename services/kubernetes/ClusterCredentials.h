#pragma once

#include "services/http/HttpTransport.h"
#include "services/kubernetes/ExecCredential.h"
#include "services/kubernetes/KubeConfig.h"

#include "models/values/Time.h"

#include <condition_variable>
#include <mutex>
#include <stop_token>

namespace ph {

/// Turns the access of a kubeconfig into what HTTP needs, and keeps what an exec plugin printed until shortly
/// before it expires. Thread-safe: who comes while the plugin runs waits for what it prints. Every secret
/// that it resolves is also given to redaction.
class ClusterCredentials {
public:
    explicit ClusterCredentials(ClusterAccess access, Clock clock = systemNow);

    /// A token goes before a user name, and both go before the plugin. Blocking: reads token files (anew at
    /// each call), runs the plugin where it has to. Unauthorized where a token file cannot be read or a
    /// plugin fails (its own words, redacted, and its install hint); Unsupported where it wants a terminal;
    /// Unreadable where it prints something else than an ExecCredential of the asked version; Cancelled.
    /// https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins
    Result<HttpCredentials> current(std::stop_token stop = {});

    /// After a 401 for these: what the plugin printed is not used again, unless it printed newer ones
    /// meanwhile.
    void expire(const HttpCredentials& refused);

    const ClusterAccess& access() const { return access_; }

private:
    Result<std::string> bearerToken();
    Result<ExecCredential> printed(const std::stop_token& stop);
    void keep(const ExecCredential& fresh);
    bool isFresh() const;

    const ClusterAccess access_;
    const Clock clock_;
    std::mutex mutex_;
    std::condition_variable_any answered_;
    std::optional<ExecCredential> printed_;
    std::int64_t renewAtMs_ = noTime; ///< of printed_
    bool asking_ = false;
    int answers_ = 0;
    std::optional<Error> failure_; ///< the last answer's
    std::string rememberedToken_;
};

} // namespace ph
