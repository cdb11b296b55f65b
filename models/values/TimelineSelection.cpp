#include "models/values/TimelineSelection.h"

#include <algorithm>

namespace ph {

namespace {

/// Whether an item touches [fromMs, toMs): noTime and stillGoing bound nothing.
bool touches(const TimelineTable& table, std::uint32_t row, const TimelineFilter& filter)
{
    const auto at = table.atMs(row);
    const auto begins = table.isExact(row) ? at : table.afterMs(row);
    if (filter.toMs != stillGoing && begins >= filter.toMs)
        return false;
    if (filter.fromMs == noTime || at >= filter.fromMs)
        return true;
    const auto ends = table.endMs(row);
    return ends != noTime && ends >= filter.fromMs;
}

/// The first of `rows` from `first` on that is at `ms` or later, found in steps that double: bounds that
/// ascend are cheap one after the other.
std::size_t nextFrom(const TimelineTable& table, std::span<const std::uint32_t> rows, std::size_t first,
                     std::int64_t ms)
{
    std::size_t step = 1, low = first;
    while (low < rows.size() && table.atMs(rows[std::min(low + step, rows.size()) - 1]) < ms) {
        low = std::min(low + step, rows.size());
        step *= 2;
    }
    const auto high = std::min(low + step, rows.size());
    const auto found = std::lower_bound(
        rows.begin() + std::ptrdiff_t(low), rows.begin() + std::ptrdiff_t(high), ms,
        [&table](std::uint32_t row, std::int64_t wanted) { return table.atMs(row) < wanted; });
    return std::size_t(found - rows.begin());
}

} // namespace

std::uint32_t TimelineDensity::total(std::size_t bucket) const
{
    std::uint32_t sum = 0;
    for (std::size_t kind = 0; kind < timelineKinds; ++kind)
        sum += counts[kind * buckets + bucket];
    return sum;
}

TimelineSelection::TimelineSelection(TimelineTablePtr table, const TimelineFilter& filter)
    : table_(std::move(table))
{
    if (!table_)
        return;
    // Scopes are few: each is asked once.
    const auto scopes = table_->scopes();
    std::vector<char> wanted;
    wanted.reserve(scopes.size());
    std::transform(scopes.begin(), scopes.end(), std::back_inserter(wanted),
                   [&filter](const TimelineScope& scope) { return char(isWithin(scope, filter.scope)); });
    for (std::uint32_t row = 0; row < table_->size(); ++row) {
        const auto kind = std::size_t(table_->kind(row));
        if (!filter.kinds[kind] || !wanted[table_->scopeOf(row)] || !touches(*table_, row, filter))
            continue;
        rows_.push_back(row);
        byKind_[kind].push_back(row);
    }
}

std::span<const std::uint32_t> TimelineSelection::rows(TimelineKind kind, std::int64_t fromMs,
                                                       std::int64_t toMs) const
{
    const auto all = rows(kind);
    if (all.empty() || fromMs >= toMs)
        return {};
    const auto first = nextFrom(*table_, all, 0, fromMs);
    return all.subspan(first, nextFrom(*table_, all, first, toMs) - first);
}

TimelineDensity TimelineSelection::density(std::int64_t fromMs, std::int64_t toMs, std::size_t buckets) const
{
    TimelineDensity density;
    if (fromMs >= toMs || buckets == 0)
        return density;
    density.buckets = buckets;
    density.counts.assign(timelineKinds * buckets, 0);
    const auto span = std::uint64_t(toMs) - std::uint64_t(fromMs);
    for (std::size_t kind = 0; kind < timelineKinds; ++kind) {
        const std::span<const std::uint32_t> rows = byKind_[kind];
        if (rows.empty())
            continue;
        auto begin = nextFrom(*table_, rows, 0, fromMs);
        for (std::size_t bucket = 0; bucket < buckets && begin < rows.size(); ++bucket) {
            const auto edge = span / buckets * (bucket + 1) + span % buckets * (bucket + 1) / buckets;
            const auto end = nextFrom(*table_, rows, begin, std::int64_t(std::uint64_t(fromMs) + edge));
            density.counts[kind * buckets + bucket] = std::uint32_t(end - begin);
            begin = end;
        }
    }
    return density;
}

} // namespace ph
