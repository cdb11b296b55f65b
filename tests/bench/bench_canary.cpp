// A thousand rollouts of a candidate that is the same, and of one with twice the errors.
#include "tests/bench/Figures.h"
#include "tests/services/CanarySimulation.h"

#include <benchmark/benchmark.h>

using namespace ph;

namespace {

constexpr int rollouts = 1'000;

void rolloutsOfEquals(benchmark::State& state)
{
    for (auto _ : state) {
        AlphaSpending spending;
        int aborted = 0, promoted = 0;
        for (int seed = 0; seed < rollouts; ++seed) {
            const auto outcome = testing::simulatedCanary({}, std::uint64_t(seed), spending);
            aborted += outcome.isAborted;
            promoted += outcome.isPromoted;
        }
        bench::addFigure("A/A canaries of three stages aborted", 100.0 * aborted / rollouts,
                         bench::Want::AtMost, 3, "%");
        bench::addNote("A/A canaries promoted within ten minutes a stage", 100.0 * promoted / rollouts, "%");
    }
}
BENCHMARK(rolloutsOfEquals)->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime();

void rolloutsWithTwiceTheErrors(benchmark::State& state)
{
    for (auto _ : state) {
        AlphaSpending spending;
        testing::CanaryWorld world;
        world.candidateErrorShare = 0.04;
        int caught = 0;
        double seconds = 0;
        for (int seed = 0; seed < rollouts; ++seed) {
            const auto outcome = testing::simulatedCanary(world, std::uint64_t(seed), spending);
            if (outcome.isAborted && outcome.stage == 0 && outcome.sample <= 20) {
                ++caught;
                seconds += double(outcome.sample) * testing::simulatedEveryMs / 1000;
            }
        }
        bench::addFigure("errors from 2 % to 4 % at 10 % of 50 requests/s caught in 5 minutes",
                         100.0 * caught / rollouts, bench::Want::AtLeast, 95, "%");
        bench::addNote("until they are caught, on average", seconds / std::max(1, caught), "s");
    }
}
BENCHMARK(rolloutsWithTwiceTheErrors)->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace
