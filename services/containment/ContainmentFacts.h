#pragma once

#include "models/values/Endpoint.h"
#include "models/values/Incident.h"
#include "models/values/Policy.h"
#include "models/values/ReleaseEnvironment.h"
#include "models/values/ReleaseRecord.h"

#include <vector>

namespace ph {

/// An alert that went on when it was last looked at.
struct FiringAlert {
    QString name, connection;
    std::int64_t seenMs = noTime;
};

/// An endpoint as it was cached, and the connection that it is on.
struct KnownEndpoint {
    Endpoint endpoint;
    QString connection;
};

/// All that containment is thought out from, as this workspace has it. Nobody is asked.
struct ContainmentFacts {
    Incident incident;
    std::optional<ReleaseEnvironment> environment = {};
    std::optional<Policy> policy = {};
    std::vector<KnownEndpoint> endpoints = {};  ///< of the incident, else of its environment
    std::optional<KnownEndpoint> fallback = {}; ///< the route of the environment's fallback, if it was seen
    std::optional<ReleaseRecord> last = {};     ///< what a rollback would take back
    std::optional<ReleaseRecord> underWay = {}; ///< a release to the environment that runs
    std::vector<FiringAlert> alerts = {};       ///< within the incident's scope
    std::int64_t nowMs = noTime;
    QStringList controlled = {}; ///< names of connections that are allowed to change things
    QString ownKey = {};         ///< id; empty: no signing key was made
    /// Of that key in the policy.
    enum class KeyStanding : std::uint8_t { Unknown, Stranger, Listed } standing = KeyStanding::Unknown;
    QStringList unknown = {}; ///< what could not be read, one sentence each
};

} // namespace ph
