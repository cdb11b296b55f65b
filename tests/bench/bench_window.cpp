// The whole program offscreen, each time in a process of its own: how long its event loop stalls while
// 100,000 runs and 1,000,000 points are synced and somebody types and scrolls, and what it holds in memory
// with 100,000 runs x 60 columns loaded.
#include "services/store/CacheStore.h"
#include "services/store/StateStore.h"
#include "tests/bench/Child.h"
#include "tests/bench/Figures.h"
#include "tests/support/StoreSamples.h"

#include <benchmark/benchmark.h>

#include <QTemporaryDir>

#include <cstdio>
#include <limits>
#include <map>

using namespace ph;
using namespace ph::bench;

namespace {

void addConnection(const std::filesystem::path& folder, const QString& location)
{
    auto state = StateStore::open(folder / "state.db");
    Connection connection;
    connection.name = QStringLiteral("lab");
    connection.kind = QStringLiteral("mlflow");
    connection.location = location;
    if (!state || !(*state)->addConnection(connection))
        std::abort();
}

void syncingWindow(benchmark::State& state)
{
    for ([[maybe_unused]] auto _ : state) {
        const QTemporaryDir dir;
        const auto server = startChild({QStringLiteral("serve")});
        QByteArray address;
        while (!address.endsWith('\n') && server->waitForReadyRead(60'000))
            address += server->readAllStandardOutput();
        addConnection(dir.path().toStdString(), QString::fromUtf8(address.trimmed()));
        const auto window = startChild({QStringLiteral("sync"), dir.path()});
        const auto values = readValues(*window, 170'000);
        server->kill();
        server->waitForFinished();
        for (const auto& [name, value] : values)
            state.counters[name] = value;
        if (values.at("runs") != 100'000 || values.at("points") != 1'000'000)
            state.SkipWithError("the window did not sync everything");
        addFigure("event loop while syncing 100k runs, 1M points: p99 of all stalls, wall",
                  values.at("stall_p99_ms"), Want::AtMost, 16, "ms");
        addFigure("  the same, processor time of the window's thread", values.at("cpu_p99_ms"), Want::AtMost,
                  16, "ms");
        addNote("  p99 of the longest stall in each 100 ms, wall", values.at("window_p99_ms"), "ms");
        addNote("  p99 of the longest stall in each 100 ms, processor time", values.at("window_cpu_p99_ms"),
                "ms");
        addNote("  the longest, wall", values.at("stall_max_ms"), "ms");
        addNote("  the longest, processor time", values.at("cpu_max_ms"), "ms");
    }
}
BENCHMARK(syncingWindow)->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime();

void residentMemory(benchmark::State& state)
{
    for ([[maybe_unused]] auto _ : state) {
        const QTemporaryDir dir;
        addConnection(dir.path().toStdString(), QStringLiteral("http://127.0.0.1:9"));
        {
            auto opened = CacheStore::open(std::filesystem::path(dir.path().toStdString()) / "cache.db");
            Experiment experiment;
            experiment.key = {{1}, EntityKind::Experiment, QStringLiteral("1")};
            experiment.name = QStringLiteral("sweep");
            if (!opened || !opened->store->putExperiments({1}, {&experiment, 1}, 1))
                std::abort();
            for (int i = 0; i < 100; ++i) {
                if (!opened->store->putRuns({1}, QStringLiteral("1"),
                                            testing::sweepPage(i * 1000, 1000, 27, 15, 5), 1, std::nullopt))
                    std::abort();
            }
        }
        const auto window = startChild({QStringLiteral("resident"), dir.path()});
        const auto values = readValues(*window, 60'000);
        for (const auto& [name, value] : values)
            state.counters[name] = value;
        addFigure("resident memory of the program, 100k runs x 60 columns loaded and shown",
                  values.at("rss_MB"), Want::AtMost, 300, "MB");
        addNote("  its peak while loading", values.at("peak_MB"), "MB");
        addNote("  from the start of the process to 100k runs on screen, wall", values.at("shown_ms"), "ms");
    }
}
BENCHMARK(residentMemory)->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace
