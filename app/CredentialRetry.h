#pragma once

#include "services/sync/Poller.h"

#include <set>

namespace ph {

/// Once a server has refused the credentials, a page asks it no more by itself. A person who retries is let
/// through once; where the server then answers, everything goes on. Lives on the GUI thread.
class CredentialRetry {
public:
    CredentialRetry(Links& links, Poller& poller, ConnectionId connection)
        : links_(links)
        , poller_(poller)
        , connection_(connection)
    {
    }

    /// `what` is about to be asked for. That the refusal kept it back before means that a person asks again.
    void asking(const QString& what);
    /// A person has asked for it.
    void demanded(const QString& what);
    /// What came of it; none: the server's answer.
    void answered(const QString& what, const std::optional<Error>& error);
    bool isStopped() const { return poller_.state(connection_).phase == SyncState::Phase::Stopped; }

private:
    Links& links_;
    Poller& poller_;
    ConnectionId connection_;
    std::set<QString> refused_, retried_;
};

} // namespace ph
