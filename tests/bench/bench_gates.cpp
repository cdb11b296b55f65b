// A policy of 20 gates: challengers with bootstraps and signed ranks, a data contract, a comparison of
// features, and the rest; asked with facts that are in memory, and with what is read from a warm cache and
// from files first.
#include "app/release/GateFactsLoader.h"
#include "services/gates/GateEvaluation.h"
#include "tests/bench/Figures.h"
#include "tests/services/GateSamples.h"

#include <benchmark/benchmark.h>

#include <QFile>
#include <QTemporaryDir>

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
/// A version's run, with a hundred folds of every metric as child runs.
void putVersion(CacheStore& cache, const QString& id, double auc)
{
    RunBatch batch;
    Run run;
    run.key = {{1}, EntityKind::Run, id};
    run.status = RunStatus::Finished;
    run.metrics = {{QStringLiteral("auc_0"), auc, 0, 1}};
    batch.append(run);
    for (int fold = 0; fold < 100; ++fold) {
        Run child;
        child.key = {{1}, EntityKind::Run, QStringLiteral("%1-%2").arg(id).arg(fold)};
        child.status = RunStatus::Finished;
        child.tags = {{QLatin1String(mlflowtag::parentRunId), id},
                      {QStringLiteral("fold"), QString::number(fold)}};
        for (int metric = 0; metric < 8; ++metric)
            child.metrics.append({QStringLiteral("auc_%1").arg(metric), auc + 0.001 * (fold % 7), 0, 1});
        batch.append(child);
    }
    if (!cache.putRuns({1}, QStringLiteral("1"), batch, testing::now, std::nullopt))
        std::abort();
}

void writeSample(const QString& path)
{
    const auto table = testing::featureTable(10'000);
    QByteArray text = table.names.join(u',').toUtf8() + '\n';
    for (std::size_t row = 0; row < table.rows(); ++row) {
        for (std::size_t column = 0; column < table.columns.size(); ++column)
            text += QByteArray::fromStdString(*table.columns[column][row]) +
                    (column + 1 < table.columns.size() ? ',' : '\n');
    }
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        std::abort();
}

void twentyGatesFromAWarmCache(benchmark::State& state)
{
    const QTemporaryDir folder;
    const auto cache = CacheStore::open(folder.filePath(QStringLiteral("cache.db")).toStdString());
    if (!cache)
        std::abort();
    putVersion(*cache->store, QStringLiteral("candidate"), 0.93);
    putVersion(*cache->store, QStringLiteral("champion"), 0.9);
    GateFacts others; // what a cache does not hold: what is live, the calendar
    GateSubject subject;
    subject.folder = folder.path();
    subject.tier = QStringLiteral("high");
    subject.policy.tiers = {twentyGates(others)};
    subject.policy.tiers.front().name = subject.tier;
    const auto tier = subject.policy.tiers.front();
    for (const auto& gate : tier.gates) {
        for (const char* setting : {"sample", "offline", "online"}) {
            if (const auto name = gate.settings.value(QLatin1String(setting)).toString(); !name.isEmpty())
                writeSample(folder.filePath(name));
        }
    }
    subject.candidateRun = {{1}, EntityKind::Run, QStringLiteral("candidate")};
    subject.championRun = {{1}, EntityKind::Run, QStringLiteral("champion")};
    subject.champion.emplace();
    for (auto _ : state) {
        double best = 1e9;
        for (int i = 0; i < 5; ++i) {
            const auto begin = std::chrono::steady_clock::now();
            auto facts = loadGateFacts(*cache->store, subject, testing::now, Commands::Skip);
            if (!facts.candidate.folds.value || facts.candidate.folds.value->size() != 8)
                std::abort();
            facts.rollback = others.rollback;
            facts.monitoring = others.monitoring;
            facts.incidents = others.incidents;
            facts.calendar = others.calendar;
            benchmark::DoNotOptimize(evaluateGates(tier, facts, testing::now, testing::day));
            const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
            best = std::min(best, took.count());
        }
        bench::addFigure("a policy of 20 gates, from a warm cache and its files", best, bench::Want::AtMost,
                         200, "ms");
    }
}
BENCHMARK(twentyGatesFromAWarmCache)->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(twentyGatesFromWarmFacts)->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace
