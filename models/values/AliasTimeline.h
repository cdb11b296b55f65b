#pragma once

#include "models/values/Time.h"

#include <QList>
#include <QString>

namespace ph {

/// A time during which an alias (or stage) pointed at one version, as far as anybody saw.
struct AliasPeriod {
    QString version; ///< empty: it pointed nowhere
    /// It began after this and at the latest by that: between two looks, or, where we did it ourselves, between
    /// asking for it and seeing it done. `afterMs` is noTime where nobody had looked before.
    std::int64_t afterMs = noTime;
    std::int64_t byMs = noTime;
    std::int64_t lastSeenMs = noTime; ///< last look that found it so
    enum class Cause { Observed, OurAct } cause = Cause::Observed;
    friend bool operator==(const AliasPeriod&, const AliasPeriod&) = default;
};

/// Where one alias or stage of a model pointed: oldest first, each beginning where the one before ends.
struct AliasTimeline {
    QString pointer; ///< "@champion", "/Production"
    QList<AliasPeriod> periods;
    friend bool operator==(const AliasTimeline&, const AliasTimeline&) = default;
};

struct AliasAnswer {
    enum class Kind {
        Known,      ///< it was `version`
        Between,    ///< it changed from `version` to `next` somewhere around then: nobody looked in between
        AsLastSeen, ///< nobody has looked since; then it was `version`
        Unknown     ///< nobody had looked yet
    };
    Kind kind = Kind::Unknown;
    QString version; ///< empty: pointed nowhere
    QString next;
    std::int64_t seenMs = noTime; ///< of Between and AsLastSeen: the last look before
    friend bool operator==(const AliasAnswer&, const AliasAnswer&) = default;
};

/// What the alias pointed at, at a moment.
AliasAnswer aliasAt(const AliasTimeline& timeline, std::int64_t atMs);

} // namespace ph
