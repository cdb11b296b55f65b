// 10,000 alerts in one poll: from the answer of an Alertmanager over the table of the real window to the
// notice.
#include "tests/bench/Child.h"
#include "tests/bench/Figures.h"

#include <benchmark/benchmark.h>

#include <QTemporaryDir>

using namespace ph::bench;

namespace {

void stormOfAlerts(benchmark::State& state)
{
    for ([[maybe_unused]] auto _ : state) {
        const QTemporaryDir dir;
        const auto window = startChild({QStringLiteral("alerts"), dir.path()});
        const auto values = readValues(*window, 200'000);
        for (const auto& [name, value] : values)
            state.counters[name] = value;
        if (values.at("came") != 1)
            state.SkipWithError("the alerts did not come into the table");
        addFigure("10,000 alerts in one poll: stall of the event loop, p99", values.at("stall_p99_ms"),
                  Want::AtMost, 16, "ms");
        addFigure("  notices of them", values.at("notices"), Want::AtMost, 1, "");
        addNote("  the longest stall", values.at("stall_max_ms"), "ms");
        addNote("  the longest stall, of the processor's time", values.at("cpu_max_ms"), "ms");
        addNote("  stalls over 16 ms", values.at("stalls_over_16ms"), "");
    }
}
BENCHMARK(stormOfAlerts)->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace
