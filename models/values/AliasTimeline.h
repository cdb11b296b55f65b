#pragma once

#include "models/values/Time.h"

#include <QList>
#include <QString>

namespace ph {

/// A time during which an alias (or stage) pointed at one version, as far as anybody saw.
struct AliasPeriod {
    QString version; ///< empty: it pointed nowhere
    /// It began after this and at the latest by that: between two looks, or, where we did it ourselves,
    /// between asking for it and seeing it done. `afterMs` is noTime where nobody had looked before.
    std::int64_t afterMs = noTime;
    std::int64_t byMs = noTime;
    std::int64_t lastSeenMs = noTime; ///< last look that found it so
    enum class Cause { Observed, OurAct } cause = Cause::Observed;
    friend bool operator==(const AliasPeriod&, const AliasPeriod&) = default;
};

/// Where one alias or stage of a model pointed, or what one environment served: oldest first, each beginning
/// where the one before ends.
struct AliasTimeline {
    QString pointer; ///< "@champion", "/Production", "#production" (an environment)
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

/// A stretch of time over which aliasAt() answers the same.
struct AliasSegment {
    std::int64_t fromMs = noTime, toMs = noTime; ///< fromMs < toMs
    AliasAnswer answer;
    friend bool operator==(const AliasSegment&, const AliasSegment&) = default;
};
/// All of [fromMs, toMs], cut into such stretches, oldest first. A stretch in which it was seen is at least
/// one millisecond long, so that no look is lost.
QList<AliasSegment> aliasSegments(const AliasTimeline& timeline, std::int64_t fromMs, std::int64_t toMs);

/// One change of where an alias points, as far as it was seen.
struct AliasChange {
    QString pointer;
    QString from; ///< empty: nowhere, or nobody had looked
    AliasPeriod to;
    friend bool operator==(const AliasChange&, const AliasChange&) = default;
};
/// Of all timelines, the newest first.
QList<AliasChange> aliasChanges(const QList<AliasTimeline>& timelines);

} // namespace ph
