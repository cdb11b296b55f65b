// What happened before an onset, of a million events in the last day, against what one would write first: a
// scan of the items as they are, each scored by its texts, and a sort. And what a timeline costs: to keep, to
// read from its file, to hold, and to look at.
#include "models/values/TimelineSelection.h"
#include "models/values/TimelineTableBuilder.h"
#include "services/incidents/Suspects.h"
#include "services/observations/ObservedStore.h"
#include "services/store/Statement.h"
#include "tests/bench/Figures.h"

#include <benchmark/benchmark.h>

#include <QTemporaryDir>

#include <random>

namespace {

using namespace ph;

constexpr int eventCount = 1'000'000, endpointCount = 50;
constexpr std::int64_t dayMs = 86'400'000, onsetMs = 1'795'000'000'000;

/// As a month of a platform is: few titles, fifty endpoints, every tenth between two looks.
std::vector<TimelineItem> manyEvents(std::int64_t spanMs)
{
    std::mt19937_64 random(20260207);
    std::vector<TimelineItem> items;
    items.reserve(eventCount);
    for (int i = 0; i < eventCount; ++i) {
        TimelineItem item;
        const auto kind = TimelineKind(random() % timelineKinds);
        const auto name = QString::number(random() % endpointCount);
        item.id = QStringLiteral("%1:%2").arg(timelineKindName(kind)).arg(i);
        item.kind = kind;
        item.role = kind == TimelineKind::Alert ? TimelineRole::Symptom : TimelineRole::Change;
        item.scope = {QStringLiteral("production"),
                      QStringLiteral("models/") + name,
                      QStringLiteral("model-") + name,
                      {}};
        item.title = QStringLiteral("What happened to %1").arg(random() % 2'000);
        item.detail = QStringLiteral("pod %1 of endpoint %2").arg(random() % 500).arg(name);
        item.atMs = onsetMs - spanMs + spanMs / eventCount * i;
        if (i % 10 == 0)
            item.afterMs = item.atMs - 30'000;
        item.seenMs = item.atMs + 1'000;
        item.source = QStringLiteral("prod");
        item.reference = QStringLiteral("event:%1").arg(i / 3);
        items.push_back(std::move(item));
    }
    return items;
}

template <class Work>
double quickestSeconds(Work work, int times = 7)
{
    double quickest = 1e9;
    for (int i = 0; i < times; ++i) {
        const auto begin = std::chrono::steady_clock::now();
        work();
        quickest = std::min(quickest,
                            std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    }
    return quickest;
}

/// Without columns: every item is asked for its scope, and all are sorted.
std::size_t naiveSuspects(const std::vector<TimelineItem>& items, const SuspectQuestion& question)
{
    struct Scored {
        double score;
        const TimelineItem* item;
    };
    std::vector<Scored> scored;
    for (const auto& item : items) {
        const auto lead = double(question.onsetMs - item.atMs);
        if (lead < 0 || lead > double(question.lookBackMs))
            continue;
        const auto& kind = suspectKind(item.kind);
        scored.push_back({double(kind.halfMs) / (double(kind.halfMs) + lead) * kind.weight *
                              suspectRoleWeight(item.role) * scopeOverlap(item.scope, question.scope),
                          &item});
    }
    std::sort(scored.begin(), scored.end(),
              [](const Scored& a, const Scored& b) { return a.score > b.score; });
    return std::min(scored.size(), question.most);
}

void suspectsOfAMillionEvents(benchmark::State& state)
{
    const auto items = manyEvents(dayMs - 1'000);
    const auto table = timelineTable(items);
    const SuspectQuestion question{
        onsetMs,
        {QStringLiteral("production"), QStringLiteral("models/7"), QStringLiteral("model-7"), {}},
        dayMs,
        20};
    double ours = 1e9, naive = 1e9;
    for (auto _ : state) {
        ours = quickestSeconds([&] {
            if (suspectsBefore(*table, question).size() != question.most)
                std::abort();
        });
        naive = quickestSeconds([&] {
            if (naiveSuspects(items, question) != question.most)
                std::abort();
        });
    }
    bench::addFigure("what changed before the onset, 1M events", ours * 1e3, bench::Want::AtMost, 100, "ms");
    bench::addFigure("  against a scan of the items and a sort", naive / ours, bench::Want::AtLeast, 3, "x");
}
BENCHMARK(suspectsOfAMillionEvents)->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime();

/// Every row and word, and nothing made of them.
void bareScan(const std::filesystem::path& file)
{
    const auto db = Database::open(file, {.access = DatabaseOptions::Access::ReadOnly});
    std::int64_t sum = 0;
    Statement words(*db, "SELECT id, text FROM words");
    while (words.step())
        sum += words.integer(0) + std::int64_t(words.text(1).size());
    Statement items(*db,
                    "SELECT source, kind, role, severity, scope, title, detail, reference, at_ms, after_ms, "
                    "end_ms, seen_ms, key FROM item");
    while (items.step()) {
        for (int column = 0; column < 12; ++column)
            sum += items.integer(column);
        sum += std::int64_t(items.text(12).size());
    }
    benchmark::DoNotOptimize(sum);
}

void timelineOfAMillionEvents(benchmark::State& state)
{
    const auto items = manyEvents(30 * dayMs);
    const QTemporaryDir folder;
    const auto file = std::filesystem::path(folder.path().toStdString()) / "observed.db";
    auto opened = ObservedStore::open(file);
    if (!opened || !opened->store->putItems(items))
        std::abort();
    double read = 1e9, scan = 1e9, choose = 1e9, look = 1e9;
    TimelineTablePtr table;
    for (auto _ : state) {
        read = quickestSeconds(
            [&] {
                TimelineTableBuilder builder;
                if (!opened->store->readTimeline(builder, noTime, stillGoing, {}))
                    std::abort();
                table = builder.build().value();
            },
            3);
        scan = quickestSeconds([&] { bareScan(file); }, 3);
        TimelineSelection selection;
        choose = quickestSeconds([&] { selection = TimelineSelection(table, {}); });
        look = quickestSeconds([&] {
            if (selection.density(onsetMs - 30 * dayMs, onsetMs, 1'280).buckets != 1'280)
                std::abort();
        });
    }
    if (table->size() != eventCount)
        std::abort();
    bench::addFigure("a timeline of 1M events from its file, over SQLite's bare scan", read / scan,
                     bench::Want::AtMost, 3, "x");
    bench::addNote("  the whole", read, "s");
    bench::addFigure("  memory of an event, with its texts", double(table->sizeBytes()) / eventCount,
                     bench::Want::AtMost, 100, "B");
    bench::addFigure("  a frame of 1,280 pixels, 14 kinds", look * 1e3, bench::Want::AtMost, 8, "ms");
    bench::addNote("  another filter", choose * 1e3, "ms");

    std::vector<TimelineItem> storm(items.end() - 10'000, items.end());
    for (auto& item : storm) {
        item.id += QStringLiteral("!");
        item.kind = TimelineKind::Alert;
        item.endMs = stillGoing;
    }
    const auto kept = quickestSeconds(
        [&] {
            if (!opened->store->putLook({QStringLiteral("prod"), TimelineKind::Alert, storm, onsetMs}))
                std::abort();
        },
        1);
    bench::addNote("  10,000 alerts of one poll kept, on a worker", kept * 1e3, "ms");
}
BENCHMARK(timelineOfAMillionEvents)->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace
