#pragma once

#include "services/connectors/Capabilities.h"
#include "services/secrets/Credentials.h"

#include <map>
#include <mutex>

namespace ph {

/// A connection that can be talked through: its connector, and its credentials once somebody needed them.
/// Thread-safe; shared by the poller and whoever else asks the same server.
class Link {
public:
    Link(Connection connection, std::unique_ptr<Connector> connector, HttpTransport& transport,
         SecretVault& vault, Clock clock);

    const Connection& connection() const { return connection_; }
    Connector& connector() { return *connector_; }

    /// Resolves the credentials on first use (an exec: reference may take seconds: workers only).
    /// The refusal where stopAsking() was told of one.
    Result<CallContext> context(std::stop_token stop, std::function<void(const Progress&)> progress = {});

    /// The server does not accept the credentials: nobody is let through any more. A link that is opened anew
    /// knows nothing of it.
    void stopAsking(Error refusal);
    /// A person retries all the same: the next one is let through, with credentials resolved anew.
    void letOneAsk();

    /// A capability with all that calling it needs.
    template <class Capability>
    struct Reach {
        Capability& source;
        CallContext context;
    };
    /// Unsupported, with the connection's name, where the connector lacks the capability; else as context().
    template <class Capability>
    Result<Reach<Capability>> reach(std::stop_token stop, std::function<void(const Progress&)> progress = {})
    {
        auto* found = capability<Capability>(*connector_);
        if (!found)
            return fail(ErrorKind::Unsupported, connection_.name, unsupportedText());
        auto ready = context(std::move(stop), std::move(progress));
        if (!ready)
            return fail(std::move(ready.error()));
        return Reach<Capability>{*found, std::move(*ready)};
    }

private:
    static QString unsupportedText();

    const Connection connection_;
    const std::unique_ptr<Connector> connector_;
    HttpTransport& transport_;
    SecretVault& vault_;
    const Clock clock_;
    std::mutex mutex_;
    std::optional<HttpCredentials> credentials_;
    std::optional<Error> refusal_;
    bool oneMayAsk_ = false;
};

using LinkPtr = std::shared_ptr<Link>;

/// The links of all enabled connections. Thread-safe.
class Links {
public:
    Links(HttpTransport& transport, SecretVault& vault, Clock clock);

    /// Takes the connection's present settings: a new link replaces the old one, which lives on while used.
    Result<LinkPtr> open(const Connection& connection);
    void close(ConnectionId id);
    LinkPtr find(ConnectionId id) const; ///< null where there is none

    /// A link that is not kept, e.g. to test settings before they are saved.
    Result<LinkPtr> make(const Connection& connection);

private:
    HttpTransport& transport_;
    SecretVault& vault_;
    Clock clock_;
    mutable std::mutex mutex_;
    std::map<ConnectionId, LinkPtr> links_;
};

} // namespace ph
