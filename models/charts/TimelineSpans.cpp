#include "models/charts/TimelineSpans.h"

#include <algorithm>
#include <bit>

namespace ph {

namespace {

using Span = TimelineSpans::Span;

bool spanBegins(const Span& a, const Span& b)
{
    return a.fromMs != b.fromMs ? a.fromMs < b.fromMs : a.row < b.row;
}

/// How often its length can be halved; 0 for a moment.
int lengthClass(const Span& span)
{
    return std::bit_width(std::uint64_t(std::max<std::int64_t>(span.toMs - span.fromMs, 0)));
}

/// The first that begins at `ms` or later.
std::vector<Span>::const_iterator firstSpan(const std::vector<Span>& spans, std::int64_t ms)
{
    return std::lower_bound(spans.begin(), spans.end(), ms,
                            [](const Span& span, std::int64_t wanted) { return span.fromMs < wanted; });
}

} // namespace

TimelineSpans::TimelineSpans(const TimelineSelection& selection, Of of)
{
    if (!selection.table())
        return;
    const auto& table = *selection.table();
    for (const auto row : selection.rows()) {
        const auto at = table.atMs(row);
        auto& kind = kinds_[std::size_t(table.kind(row))];
        if (of == Of::Between) {
            if (!table.isExact(row)) {
                const Span span{table.afterMs(row), at, row};
                kind.ended[lengthClass(span)].push_back(span);
            }
        } else if (const auto end = table.endMs(row); end == stillGoing) {
            kind.going.push_back({at, stillGoing, row});
        } else if (end != noTime) {
            const Span span{at, end, row};
            kind.ended[lengthClass(span)].push_back(span);
        }
    }
    for (auto& kind : kinds_) {
        for (auto& [length, spans] : kind.ended)
            std::sort(spans.begin(), spans.end(), spanBegins); // what is between looks begins in any order
    }
}

std::vector<Span> TimelineSpans::touching(TimelineKind kind, std::int64_t fromMs, std::int64_t toMs,
                                          std::int64_t leastMs) const
{
    std::vector<Span> found;
    if (fromMs >= toMs)
        return found;
    const auto& spans = kinds_[std::size_t(kind)];
    found.assign(spans.going.begin(), firstSpan(spans.going, toMs));
    for (const auto& [length, ended] : spans.ended) {
        const auto longest = length < 62 ? std::int64_t(1) << length : stillGoing; // each is shorter
        if (longest <= leastMs)
            continue;
        const auto earliest = fromMs < std::numeric_limits<std::int64_t>::min() + longest
                                  ? std::numeric_limits<std::int64_t>::min()
                                  : fromMs - longest;
        const auto before = std::ptrdiff_t(found.size());
        for (auto span = firstSpan(ended, earliest); span != ended.end() && span->fromMs < toMs; ++span) {
            if (span->toMs >= fromMs && span->toMs - span->fromMs >= leastMs)
                found.push_back(*span);
        }
        std::inplace_merge(found.begin(), found.begin() + before, found.end(), spanBegins);
    }
    return found;
}

} // namespace ph
