// Kolmogorov–Smirnov with its p, Wasserstein and the stability index of a million doubles against a million,
// on one thread, against scipy and numpy on the same numbers.
#include "services/drift/DriftMeasure.h"
#include "services/drift/KolmogorovDistribution.h"
#include "services/drift/SampleDistance.h"
#include "tests/bench/Child.h"
#include "tests/bench/Figures.h"
#include "tests/support/Paths.h"

#include <QFile>
#include <QTemporaryDir>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <random>

using namespace ph;

namespace {

constexpr std::size_t rows = 1'000'000;
constexpr int repeats = 7;

struct ThreeStatistics {
    double ks, p, wasserstein, psi;
};

ThreeStatistics compare(const SortedSample& reference, const SortedSample& current)
{
    const auto found = kolmogorovDistance(reference, current);
    return {
        found.distance, kolmogorovTwoSampleTail(reference.size(), current.size(), found.ofPairs),
        wassersteinDistance(reference, current),
        measureNumbers(reference, current, DriftMethod::StabilityIndex, DriftDefaults::Evidently).statistic};
}

/// CPU time of this thread, the least of several runs, as the peer's.
double leastMs(auto&& work)
{
    const auto now = [] {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return 1e3 * double(time.tv_sec) + 1e-6 * double(time.tv_nsec);
    };
    double least = HUGE_VAL;
    for (int i = 0; i < repeats; ++i) {
        const double begin = now();
        work();
        least = std::min(least, now() - begin);
    }
    return least;
}

std::vector<double> normals(double mean, std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    std::normal_distribution<double> normal(mean, 1);
    std::vector<double> values(rows);
    std::generate(values.begin(), values.end(), [&] { return normal(random); });
    return values;
}

bool writeTo(const QString& path, const std::vector<double>& values)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(reinterpret_cast<const char*>(values.data()),
                                                         qint64(sizeof(double) * values.size())) > 0;
}

bool agrees(double ours, double theirs, double relative)
{
    return std::abs(ours - theirs) <= relative * std::abs(theirs);
}

void driftOfAMillion(benchmark::State& state)
{
    const auto reference = normals(0, 1), current = normals(0.02, 2);
    const QTemporaryDir folder;
    const auto referencePath = folder.filePath("reference"), currentPath = folder.filePath("current");
    if (!writeTo(referencePath, reference) || !writeTo(currentPath, current))
        return state.SkipWithError("the columns cannot be written for the peer");
    QProcess python;
    python.start(
        QStringLiteral("/usr/bin/python3"),
        {testing::sourceFile(QStringLiteral("tests/bench/drift_peer.py")), referencePath, currentPath});
    const auto peer = bench::readValues(python, 600'000);
    if (python.exitStatus() != QProcess::NormalExit || python.exitCode() != 0)
        return state.SkipWithError(
            "no peer to measure against: Debian's python3-scipy is not installed (./dev test installs it)");

    for (auto _ : state) {
        ThreeStatistics ours{};
        const double cold = leastMs([&] { ours = compare(SortedSample(reference), SortedSample(current)); });
        const SortedSample sortedReference(reference), sortedCurrent(current);
        const double cached = leastMs([&] { ours = compare(sortedReference, SortedSample(current)); });
        const double sort = leastMs([&] { benchmark::DoNotOptimize(SortedSample(reference)); });
        const double statistics = leastMs([&] { ours = compare(sortedReference, sortedCurrent); });
        // What is not the same has no figure.
        const bool isSame = agrees(ours.ks, peer.at("ks"), 1e-12) && agrees(ours.p, peer.at("p"), 1e-9) &&
                            agrees(ours.wasserstein, peer.at("wasserstein"), 1e-12) &&
                            agrees(ours.psi, peer.at("psi"), 1e-12);
        const double theirs =
            isSame ? peer.at("ks_ms") + peer.at("wasserstein_ms") + peer.at("psi_ms") : std::nan("");
        using namespace ph::bench;
        addFigure("drift, 1M vs 1M doubles: KS + Wasserstein + PSI, against scipy and numpy", theirs / cold,
                  Want::AtLeast, 25, "x");
        addFigure("drift, 1M vs 1M doubles: the same with a sorted reference", theirs / cached, Want::AtLeast,
                  40, "x");
        addNote("drift: scipy's and numpy's three", theirs, "ms");
        addNote("drift: ours, sorts included", cold, "ms");
        addNote("drift: ours, with a sorted reference", cached, "ms");
        addNote("drift: to sort a million doubles", sort, "ms");
        addNote("drift: numpy.sort of the same", peer.at("sort_ms"), "ms");
        addNote("drift: the three of sorted samples", statistics, "ms");
        state.counters["cold_x"] = theirs / cold;
        state.counters["cached_x"] = theirs / cached;
    }
}
BENCHMARK(driftOfAMillion)->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace
