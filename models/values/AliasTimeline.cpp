#include "models/values/AliasTimeline.h"

#include <algorithm>

namespace ph {

AliasAnswer aliasAt(const AliasTimeline& timeline, std::int64_t atMs)
{
    using Kind = AliasAnswer::Kind;
    for (qsizetype i = timeline.periods.size() - 1; i >= 0; --i) {
        const auto& period = timeline.periods[i];
        if (atMs >= period.byMs) {
            const bool isNewest = i + 1 == timeline.periods.size();
            if (atMs <= period.lastSeenMs)
                return {Kind::Known, period.version, {}, noTime};
            if (isNewest)
                return {Kind::AsLastSeen, period.version, {}, period.lastSeenMs};
            return {Kind::Between, period.version, timeline.periods[i + 1].version, period.lastSeenMs};
        }
    }
    return {};
}

QList<AliasSegment> aliasSegments(const AliasTimeline& timeline, std::int64_t fromMs, std::int64_t toMs)
{
    // Where the answer changes: when a period was first seen, and just after it was last seen.
    QList<std::int64_t> edges{fromMs};
    for (const auto& period : timeline.periods)
        edges << period.byMs << period.lastSeenMs + 1;
    edges << toMs;
    std::sort(edges.begin(), edges.end());
    QList<AliasSegment> segments;
    for (qsizetype i = 0; i + 1 < edges.size(); ++i) {
        const auto from = std::clamp(edges[i], fromMs, toMs), to = std::clamp(edges[i + 1], fromMs, toMs);
        if (from >= to)
            continue;
        const auto answer = aliasAt(timeline, from);
        if (!segments.isEmpty() && segments.last().answer == answer)
            segments.last().toMs = to;
        else
            segments.append({from, to, answer});
    }
    return segments;
}

QList<AliasChange> aliasChanges(const QList<AliasTimeline>& timelines)
{
    QList<AliasChange> changes;
    for (const auto& timeline : timelines) {
        QString before;
        for (const auto& period : timeline.periods) {
            changes.append({timeline.pointer, before, period});
            before = period.version;
        }
    }
    std::stable_sort(changes.begin(), changes.end(),
                     [](const AliasChange& a, const AliasChange& b) { return a.to.byMs > b.to.byMs; });
    return changes;
}

} // namespace ph
