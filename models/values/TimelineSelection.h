#pragma once

#include "models/values/TimelineTable.h"

#include <array>
#include <bitset>

namespace ph {

/// Kinds by their numbers.
using TimelineKinds = std::bitset<timelineKinds>;
inline TimelineKinds allTimelineKinds()
{
    return TimelineKinds().set();
}

/// What of a timeline is wanted.
struct TimelineFilter {
    TimelineKinds kinds = allTimelineKinds();
    TimelineScope scope = {}; ///< see isWithin()
    /// What touches [fromMs, toMs): what lasts does so too, and what may have happened then.
    std::int64_t fromMs = noTime, toMs = stillGoing;
    friend bool operator==(const TimelineFilter&, const TimelineFilter&) = default;
};

/// How many items each stretch of time has, by kind.
struct TimelineDensity {
    std::size_t buckets = 0;
    std::vector<std::uint32_t> counts; ///< [kind * buckets + bucket]
    std::uint32_t of(TimelineKind kind, std::size_t bucket) const
    {
        return counts[std::size_t(kind) * buckets + bucket];
    }
    std::uint32_t total(std::size_t bucket) const;
};

/// The rows of a table that a filter wants. Made once a filter: what a view needs of it afterwards costs by
/// its pixels, not by its rows, at every zoom.
class TimelineSelection {
public:
    TimelineSelection() = default;
    TimelineSelection(TimelineTablePtr table, const TimelineFilter& filter);

    const TimelineTablePtr& table() const { return table_; }
    std::size_t size() const { return rows_.size(); }
    std::span<const std::uint32_t> rows() const { return rows_; } ///< in the order of time
    std::span<const std::uint32_t> rows(TimelineKind kind) const { return byKind_[std::size_t(kind)]; }
    /// Those of a kind that happened in [fromMs, toMs).
    std::span<const std::uint32_t> rows(TimelineKind kind, std::int64_t fromMs, std::int64_t toMs) const;
    /// Items by when they happened, in so many equal stretches of [fromMs, toMs). Nothing is sampled. Empty
    /// where that is no time, or there are no buckets.
    TimelineDensity density(std::int64_t fromMs, std::int64_t toMs, std::size_t buckets) const;

private:
    TimelineTablePtr table_;
    std::vector<std::uint32_t> rows_;
    std::array<std::vector<std::uint32_t>, timelineKinds> byKind_;
};

} // namespace ph
