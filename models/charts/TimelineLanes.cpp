#include "models/charts/TimelineLanes.h"

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

using Rows = std::span<const std::uint32_t>;

std::uint32_t graver(const TimelineTable& table, std::uint32_t a, std::uint32_t b)
{
    return table.severity(b) > table.severity(a) ? b : a;
}

/// The first of the gravest among a kind's rows, of which there is one at least.
std::uint32_t gravestOf(const TimelinePicture& picture, TimelineKind kind, Rows rows)
{
    for (const auto* grave : {&picture.criticals, &picture.warnings}) {
        const auto& all = (*grave)[std::size_t(kind)];
        const auto first = std::lower_bound(all.begin(), all.end(), rows.front());
        if (first != all.end() && *first <= rows.back())
            return *first;
    }
    return rows.front();
}

/// How many of `rows` happened before `ms`, in steps that double: cells are short, rows are many.
std::size_t countBefore(const TimelineTable& table, Rows rows, std::int64_t ms)
{
    std::size_t low = 0, step = 1;
    while (low + step <= rows.size() && table.atMs(rows[low + step - 1]) < ms) {
        low += step;
        step *= 2;
    }
    const auto rest = rows.subspan(low, std::min(step, rows.size() - low));
    const auto found =
        std::lower_bound(rest.begin(), rest.end(), ms, [&table](std::uint32_t row, std::int64_t wanted) {
            return table.atMs(row) < wanted;
        });
    return low + std::size_t(found - rest.begin());
}

/// Where the cell ends that a moment lies in: cells begin at 1970 and not at the edge of the view, so that
/// nothing changes its place while it is moved.
std::int64_t cellEnd(std::int64_t ms, std::int64_t cellMs)
{
    const auto past = ((ms % cellMs) + cellMs) % cellMs;
    return ms > stillGoing - cellMs ? stillGoing : ms - past + cellMs;
}

std::vector<TimelineMark> marksOf(const TimelinePicture& picture, TimelineKind kind,
                                  const TimelineStretch& stretch, double reach)
{
    const auto& table = *picture.selection.table();
    auto rows = picture.selection.rows(kind, stretch.fromMs, stretch.toMs);
    const auto cellMs = std::max<std::int64_t>(
        1, std::llround(reach * (double(stretch.toMs) - double(stretch.fromMs)) / stretch.width));
    std::vector<TimelineMark> marks;
    while (!rows.empty()) {
        const auto end = cellEnd(table.atMs(rows.front()), cellMs);
        const auto cell = rows.first(std::max<std::size_t>(1, countBefore(table, rows, end)));
        TimelineMark mark;
        mark.firstMs = table.atMs(cell.front());
        mark.lastMs = table.atMs(cell.back());
        mark.count = cell.size();
        mark.row = gravestOf(picture, kind, cell);
        rows = rows.subspan(cell.size());
        // Two sides of one border may be nearer than signs are wide.
        mark.x = stretch.x(mark.firstMs + (mark.lastMs - mark.firstMs) / 2);
        if (!marks.empty() && mark.x - marks.back().x < reach * 0.75) {
            auto& last = marks.back();
            last.lastMs = mark.lastMs;
            last.count += mark.count;
            last.row = graver(table, last.row, mark.row);
            last.x = stretch.x(last.firstMs + (last.lastMs - last.firstMs) / 2);
        } else {
            marks.push_back(mark);
        }
    }
    return marks;
}

std::vector<TimelineBar> barsOf(const TimelineTable& table, const TimelineSpans& spans, TimelineKind kind,
                                const TimelineStretch& stretch)
{
    constexpr double shortest = 2; // pixels
    const auto leastMs =
        std::int64_t(std::ceil(shortest * (double(stretch.toMs) - double(stretch.fromMs)) / stretch.width));
    std::vector<TimelineBar> bars;
    for (const auto& span : spans.touching(kind, stretch.fromMs, stretch.toMs, leastMs)) {
        const auto left = std::max(0.0, stretch.x(span.fromMs));
        const auto right = std::min(stretch.width, stretch.x(span.toMs));
        if (!bars.empty() && left <= bars.back().right) {
            auto& last = bars.back();
            last.right = std::max(last.right, right);
            ++last.count;
            last.row = graver(table, last.row, span.row);
        } else {
            bars.push_back({left, right, 1, span.row});
        }
    }
    return bars;
}

} // namespace

TimelinePicturePtr timelinePicture(TimelineTablePtr table, const TimelineFilter& filter)
{
    auto picture = std::make_shared<TimelinePicture>();
    picture->selection = TimelineSelection(std::move(table), filter);
    picture->lasting = TimelineSpans(picture->selection, TimelineSpans::Of::Lasting);
    picture->between = TimelineSpans(picture->selection, TimelineSpans::Of::Between);
    for (const auto row : picture->selection.rows()) {
        const auto& all = *picture->selection.table();
        const auto kind = std::size_t(all.kind(row));
        if (all.severity(row) == TimelineSeverity::Critical)
            picture->criticals[kind].push_back(row);
        else if (all.severity(row) == TimelineSeverity::Warning)
            picture->warnings[kind].push_back(row);
    }
    return picture;
}

double TimelineStretch::x(std::int64_t ms) const
{
    return (double(ms) - double(fromMs)) / (double(toMs) - double(fromMs)) * width;
}

std::vector<TimelineLane> timelineLanes(const TimelinePicture& picture, const TimelineStretch& stretch,
                                        double reach)
{
    std::vector<TimelineLane> lanes;
    if (!picture.selection.table() || stretch.fromMs >= stretch.toMs)
        return lanes;
    const auto& table = *picture.selection.table();
    for (int number = 0; number < timelineKinds; ++number) {
        const auto kind = TimelineKind(number);
        if (picture.selection.rows(kind).empty())
            continue;
        lanes.push_back({kind, marksOf(picture, kind, stretch, reach),
                         barsOf(table, picture.lasting, kind, stretch),
                         barsOf(table, picture.between, kind, stretch)});
    }
    return lanes;
}

std::vector<std::uint32_t> timelineRowsInView(const TimelinePicture& picture, const TimelineStretch& stretch)
{
    std::vector<std::uint32_t> rows;
    if (!picture.selection.table() || stretch.fromMs >= stretch.toMs)
        return rows;
    const auto& table = *picture.selection.table();
    const auto first = table.firstFrom(stretch.fromMs), end = table.firstFrom(stretch.toMs);
    for (int kind = 0; kind < timelineKinds; ++kind) {
        for (const auto* spans : {&picture.lasting, &picture.between}) {
            for (const auto& span : spans->touching(TimelineKind(kind), stretch.fromMs, stretch.toMs, 0)) {
                if (span.row < first || span.row >= end)
                    rows.push_back(span.row);
            }
        }
    }
    const auto all = picture.selection.rows();
    rows.insert(rows.end(), std::lower_bound(all.begin(), all.end(), first),
                std::lower_bound(all.begin(), all.end(), end));
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

} // namespace ph
