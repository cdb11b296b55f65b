#pragma once

#include "services/kubernetes/ClusterClient.h"
#include "services/kubernetes/ObjectChanges.h"

namespace ph {

/// Keeps somebody level with all objects of one kind in one namespace (or all): list, then watch from the
/// list's version with bookmarks; where the server offers it, sendInitialEvents instead of the list. An
/// expired version is listed anew, and so is one that the server never came to (it was restored from a
/// backup); a closed stream is resumed from the last version seen; failures wait with backoff and full
/// jitter, Retry-After honoured; 401 and 403 end it. An error of the stream is told and survived.
class ObjectWatch {
public:
    struct Settings {
        std::chrono::milliseconds firstDelay{500}, maxDelay{30'000};
        std::chrono::seconds timeout{300};     ///< asked of the server for one stream; up to half more
        std::chrono::milliseconds gather{100}; ///< changes of so long are told together
        bool initialEvents = true;             ///< try sendInitialEvents
        /// How long a stream of initial events may pause before it is taken for one of a server that does not
        /// know them.
        std::chrono::milliseconds patience{10'000};
        /// A resumed stream that stands so long is open although nothing came: longer than a connection
        /// attempt may take.
        std::chrono::milliseconds settled{12'000};
        unsigned seed = 1; ///< of the jitter
    };
    /// Called on the thread of run().
    struct Told {
        /// While everything comes, parts of it may be told before as Some.
        std::function<void(ObjectChanges&&)> changed;
        std::function<void(const Error&)> failed; ///< it goes on by itself unless run() returns
        /// A stream is open and what was there is told; again after each failure.
        std::function<void()> level = [] {};
    };

    /// `client` must outlive it.
    ObjectWatch(const ClusterClient& client, ResourceKind kind, QString ns, Settings settings);

    /// Until `stop` or the client's own asks (Cancelled), or Unauthorized, Forbidden (of a list over all
    /// namespaces: single ones may be allowed), Unsupported (no such resource); those are not told.
    /// Blocking: for a thread of its own.
    Result<void> run(const Told& told, std::stop_token stop);

private:
    const ClusterClient& client_;
    ResourceKind kind_;
    QString ns_;
    Settings settings_;
};

} // namespace ph
