// A policy of 20 gates, asked with facts that are in memory: challengers with bootstraps and signed ranks, a
// data contract, a comparison of features, and the rest.
#include "services/gates/GateEvaluation.h"
#include "tests/bench/Figures.h"
#include "tests/services/GateSamples.h"

#include <benchmark/benchmark.h>

#include <chrono>

using namespace ph;

namespace {

/// Every kind once, then challengers without matching folds until there are 20.
PolicyTier twentyGates(GateFacts& facts)
{
    PolicyTier tier;
    const auto add = [&](const QString& kind, const QJsonObject& settings, const OwnFacts& own) {
        const auto id = QStringLiteral("gate-%1").arg(tier.gates.size());
        tier.gates.append({id, kind, {}, std::nullopt, settings});
        facts.own.insert(id, own);
    };
    QMap<QString, NumbersByKey> folds, others;
    for (int i = 0; i < 8; ++i) {
        const auto metric = QStringLiteral("auc_%1").arg(i);
        folds.insert(metric, testing::folds(0.93, 100));
        for (int k = 0; k < 100; ++k)
            others[metric].insert(QStringLiteral("seed-%1").arg(k), 0.9 + 0.001 * (k % 7));
    }
    facts.candidate.folds = testing::seen(folds);
    facts.champion.folds = testing::seen(others);
    for (const auto& kind : gateKinds()) {
        const auto sample = testing::passingSample(kind.name);
        auto own = sample->facts.own.value(sample->spec.id);
        if (own.sample.value)
            own.sample.value = testing::featureTable(10'000);
        if (own.serving.value)
            own.serving.value = testing::featureTable(10'000);
        auto settings = sample->spec.settings;
        if (kind.name == QLatin1String("challenger-champion"))
            settings[QLatin1String("metric")] = QStringLiteral("auc_0");
        add(kind.name, settings, own);
        const auto take = [](auto& to, const auto& from) {
            if (from.value)
                to = from;
        };
        if (kind.name == QLatin1String("metric-threshold"))
            take(facts.candidate.metrics, sample->facts.candidate.metrics);
        take(facts.candidate.reproducibility, sample->facts.candidate.reproducibility);
        take(facts.candidate.signature, sample->facts.candidate.signature);
        take(facts.champion.signature, sample->facts.champion.signature);
        take(facts.candidate.digests, sample->facts.candidate.digests);
        take(facts.candidate.pins, sample->facts.candidate.pins);
        take(facts.rollback, sample->facts.rollback);
        take(facts.monitoring, sample->facts.monitoring);
        take(facts.incidents, sample->facts.incidents);
        take(facts.calendar, sample->facts.calendar);
    }
    for (int i = 1; tier.gates.size() < 20; ++i)
        add(QStringLiteral("challenger-champion"),
            {{QStringLiteral("metric"), QStringLiteral("auc_%1").arg(i)}}, {});
    return tier;
}

void twentyGatesFromWarmFacts(benchmark::State& state)
{
    GateFacts facts;
    const auto tier = twentyGates(facts);
    for (auto _ : state) {
        double best = 1e9;
        for (int i = 0; i < 5; ++i) {
            const auto begin = std::chrono::steady_clock::now();
            benchmark::DoNotOptimize(evaluateGates(tier, facts, testing::now, testing::day));
            const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
            best = std::min(best, took.count());
        }
        bench::addFigure("a policy of 20 gates, from warm facts", best, bench::Want::AtMost, 200, "ms");
    }
}
BENCHMARK(twentyGatesFromWarmFacts)->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace
