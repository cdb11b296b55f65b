#include "models/values/AliasTimeline.h"

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

} // namespace ph
