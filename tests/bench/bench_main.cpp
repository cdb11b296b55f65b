#include "tests/bench/Child.h"
#include "tests/bench/Figures.h"

#include <benchmark/benchmark.h>

int main(int argc, char** argv)
{
    // Some figures need a process of their own: this program, started again.
    if (const auto code = ph::bench::runAsChild(argc, argv))
        return *code;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 2;
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    // What a filter left out has no figure. On a machine that is too slow or busy, figures may be all one
    // wants.
    const bool isMissed = ph::bench::printFigures() == ph::bench::Targets::Missed;
    return isMissed && !qEnvironmentVariableIsSet("PH_BENCH_FIGURES_ONLY") ? 1 : 0;
}
