// 10,000 InferenceServices of one cluster in the whole window: from the connection to the painted table, then
// 200 of them changing every second. The server is a process of its own, so that its work is nobody else's.
#include "tests/bench/Child.h"
#include "tests/bench/Figures.h"
#include "tests/bench/ServedCluster.h"

#include <benchmark/benchmark.h>

#include <QTemporaryDir>

using namespace ph;
using namespace ph::bench;

namespace {

void servedCluster(benchmark::State& state)
{
    for ([[maybe_unused]] auto _ : state) {
        const QTemporaryDir dir;
        const auto window = startChild({QStringLiteral("endpoints"), dir.path()});
        const auto values = readValues(*window, 240'000);
        for (const auto& [name, value] : values)
            state.counters[name] = value;
        if (values.at("rows") != clusterServices)
            state.SkipWithError("the window did not show every endpoint");
        // The peer: parsing the same bytes into a plain DOM once, which whoever reads JSON does at least.
        addFigure("2,000 InferenceServices x 5 namespaces: connection to painted table", values.at("cold_s"),
                  Want::AtMost, 2, "s");
        addNote("  in parses of the list by nlohmann_json", values.at("cold_s") / values.at("parse_s"), "x");
        addNote("  until the first of them are painted", values.at("first_s"), "s");
        addNote("  the server's reply read and thrown away", values.at("read_s"), "s");
        addFigure("200 events/s on them: lateness of a 60 Hz timer in the window, p99, wall",
                  values.at("stall_p99_ms"), Want::AtMost, 16, "ms");
        addFigure("  the same, processor time of the window's thread", values.at("cpu_p99_ms"), Want::AtMost,
                  16, "ms");
        addNote("  the longest, wall", values.at("stall_max_ms"), "ms");
        addFigure("  the client's processor time, of one core", values.at("core_percent"), Want::AtMost, 15,
                  "%");
        addNote("    of it the window's thread", values.at("window_percent"), "%");
        addNote("    in parses of the events by nlohmann_json",
                values.at("core_percent") / values.at("parse_percent"), "x");
        if (values.at("events_per_s") < 190)
            state.SkipWithError("the server did not send its events");
    }
}
BENCHMARK(servedCluster)->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace
