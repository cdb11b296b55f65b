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
        return 0;
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    ph::bench::printFigures();
    return 0;
}
