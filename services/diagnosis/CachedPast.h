#pragma once

#include "models/values/MetricSeries.h"
#include "models/values/TimelineTable.h"

#include <vector>

namespace ph {

/// When all of a kind was last seen: of what is not on the timeline by then, it is known that it is not
/// there.
struct WatchedKind {
    TimelineKind kind = TimelineKind::Alert;
    std::int64_t atMs = noTime;
    friend bool operator==(const WatchedKind&, const WatchedKind&) = default;
};

/// A number as it was cached, under the expression or the name that it was asked for by.
struct CachedSeries {
    QString expression;
    TimelineScope scope = {};
    MetricSeries points = {}; ///< oldest first
};

/// All that a diagnosis and a trial look at. They ask nobody else.
struct CachedPast {
    TimelineTablePtr table; ///< never null
    std::vector<WatchedKind> watched = {};
    std::vector<CachedSeries> series = {};
};

} // namespace ph
