#pragma once

#include "models/values/TimelineSelection.h"

#include <map>

namespace ph {

/// What of a selection covers a stretch of time and not only a moment, found by time at any zoom. Pure;
/// threads may share it.
class TimelineSpans {
public:
    enum class Of {
        Lasting, ///< from when it happened until it ended; what goes on has no end
        Between, ///< from one look to the next: it happened at some time between
    };
    TimelineSpans() = default;
    TimelineSpans(const TimelineSelection& selection, Of of);

    struct Span {
        std::int64_t fromMs = 0, toMs = 0; ///< toMs: stillGoing while it is not over
        std::uint32_t row = 0;             ///< in the table
        friend bool operator==(const Span&, const Span&) = default;
    };
    /// Those of a kind that touch [fromMs, toMs) and are at least so long, in the order in which they begin.
    /// Costs by what may be among them: what is shorter is not even looked at.
    std::vector<Span> touching(TimelineKind kind, std::int64_t fromMs, std::int64_t toMs,
                               std::int64_t leastMs) const;

private:
    struct OfKind {
        /// By how often their length can be halved: none of a list is twice as long as another one of it, so
        /// that those which reach into a stretch of time begin not long before it.
        std::map<int, std::vector<Span>> ended;
        std::vector<Span> going; ///< both in the order in which they begin
    };
    std::array<OfKind, timelineKinds> kinds_;
};

} // namespace ph
