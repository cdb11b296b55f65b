// What a frame of a timeline of a million events costs, moved by a millisecond each, against one of 60 Hz.
#include "models/charts/TimelineLanes.h"
#include "models/values/TimelineTableBuilder.h"
#include "tests/bench/Figures.h"
#include "tests/bench/Offscreen.h"
#include "widgets/incidents/TimelineView.h"

#include <benchmark/benchmark.h>

#include <QImage>

#include <algorithm>
#include <chrono>

namespace {

using namespace ph;

constexpr int frameEvents = 1'000'000;
constexpr std::int64_t hourMs = 3'600'000, lastMs = 1'795'000'000'000;

/// A month of them, of all kinds; alerts last up to ten hours.
TimelineTablePtr monthOfEvents()
{
    TimelineTableBuilder builder;
    builder.reserve(frameEvents);
    const auto title = builder.text("event");
    const auto scope = builder.scope({});
    for (int i = 0; i < frameEvents; ++i) {
        TimelineRow row;
        row.atMs = lastMs - i * (30 * 24 * hourMs / frameEvents);
        row.kind = TimelineKind(i % timelineKinds);
        row.title = title;
        row.scope = scope;
        if (row.kind == TimelineKind::Alert)
            row.endMs = row.atMs + (i % 600) * 60'000;
        builder.add(row);
    }
    return builder.build().value();
}

/// The 95th percentile of 60 frames, s.
double frameSeconds(TimelineView& view, std::int64_t spanMs)
{
    QImage image(view.size(), QImage::Format_ARGB32_Premultiplied);
    std::vector<double> frames;
    for (int frame = 0; frame < 60; ++frame) {
        const auto begin = std::chrono::steady_clock::now();
        view.showStretch(lastMs - spanMs - frame, lastMs - frame);
        view.render(&image);
        frames.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    }
    std::sort(frames.begin(), frames.end());
    return frames[frames.size() * 95 / 100];
}

void framesOfAMillionEvents(benchmark::State& state)
{
    bench::needWidgets();
    TimelineView view;
    view.resize(1900, 800);
    view.showPicture(timelinePicture(monthOfEvents(), {}), lastMs);
    for (auto _ : state) {
        const std::pair<const char*, std::int64_t> spans[]{
            {"a timeline of 1M events: a frame of 30 days, p95", 30 * 24},
            {"  of a day", 24},
            {"  of an hour", 1}};
        for (const auto& [what, hours] : spans)
            bench::addFigure(what, frameSeconds(view, hours * hourMs) * 1e3, bench::Want::AtMost, 16, "ms");
    }
}
BENCHMARK(framesOfAMillionEvents)->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace
