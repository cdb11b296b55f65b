// The whole window over 1,000,000 cached runs: from a key in the query field to the table that answers,
// painted. Everything that lies between is in it: waiting for the typing to pause, the cache's revision,
// parsing, search, order, arrangement, the model's difference, the paint.
#include "services/store/CacheStore.h"
#include "services/store/StateStore.h"
#include "tests/bench/Child.h"
#include "tests/bench/Figures.h"
#include "tests/support/StoreSamples.h"

#include <benchmark/benchmark.h>

#include <QTemporaryDir>

using namespace ph;
using namespace ph::bench;

namespace {

constexpr int runs = 1'000'000, page = 5'000;
constexpr int metrics = 4, params = 4, tags = 4;

void fill(const std::filesystem::path& folder)
{
    auto state = StateStore::open(folder / "state.db");
    Connection connection;
    connection.name = QStringLiteral("lab");
    connection.kind = QStringLiteral("mlflow");
    connection.location = QStringLiteral("http://127.0.0.1:9");
    auto cache = CacheStore::open(folder / "cache.db");
    Experiment experiment;
    experiment.key = {{1}, EntityKind::Experiment, QStringLiteral("1")};
    experiment.name = QStringLiteral("sweep");
    if (!state || !(*state)->addConnection(connection) || !cache ||
        !cache->store->putExperiments({1}, {&experiment, 1}, 1))
        std::abort();
    for (int first = 0; first < runs; first += page) {
        if (!cache->store->putRuns({1}, experiment.key.remoteId,
                                   testing::sweepPage(first, page, metrics, params, tags), 1, std::nullopt))
            std::abort();
    }
}

void filterKeystroke(benchmark::State& state)
{
    for ([[maybe_unused]] auto _ : state) {
        const QTemporaryDir dir;
        fill(dir.path().toStdString());
        const auto window = startChild({QStringLiteral("filter"), dir.path()});
        const auto values = readValues(*window, 400'000);
        for (const auto& [name, value] : values)
            state.counters[name] = value;
        if (values.at("keystrokes") < 80)
            state.SkipWithError("the window did not answer every key");
        addFigure("filter keystroke to repainted table over 1,000,000 cached runs, p95", values.at("p95_ms"),
                  Want::AtMost, 50, "ms");
        addNote("  the same, p50", values.at("p50_ms"), "ms");
        for (const char* kind : {"metric", "wide", "param", "name", "text"})
            addNote(std::string("  p95 of \"") + kind + "\" queries",
                    values.at(std::string(kind) + "_p95_ms"), "ms");
    }
}
BENCHMARK(filterKeystroke)->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace
