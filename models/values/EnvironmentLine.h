#pragma once

#include "models/values/Time.h"

#include <QList>
#include <QString>

namespace ph {

/// What looking at one part of an environment showed: tracker, registry, endpoint, metrics, policy, home.
struct EnvironmentPart {
    enum class State {
        NotAsked,
        Asking,
        Works,
        Limited,
        Failed,
        NotSet,
        Unknown
    };            ///< Unknown: asked in vain
    QString name; ///< "registry"
    State state = State::NotAsked;
    QString detail; ///< "fraud: 7 versions; aliases can be set", or what went wrong
    std::int64_t seenMs = noTime;
    friend bool operator==(const EnvironmentPart&, const EnvironmentPart&) = default;
};

/// An environment as lists show it.
struct EnvironmentLine {
    QString name;
    QString target; ///< "models:/fraud@champion"
    QString live;   ///< "fraud 6", as last seen; empty: not known
    std::int64_t liveSeenMs = noTime;
    QString freeze; ///< why promotions are frozen now; empty: they are not
    QList<EnvironmentPart> parts;
    std::int64_t rehearsedMs = noTime; ///< when its rollback was last rehearsed; noTime: not known
    /// Whether whoever says what is live was reached when asked last. NotReached: `live` may be old.
    enum class Source { NotAsked, Reached, NotReached } liveSource = Source::NotAsked;
    friend bool operator==(const EnvironmentLine&, const EnvironmentLine&) = default;
};

} // namespace ph
