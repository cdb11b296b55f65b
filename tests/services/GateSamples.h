#pragma once

#include "services/gates/GateEvaluation.h"
#include "services/gates/GateKinds.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>

/// For every kind of gate a spec and facts with which it passes. A kind without a sample fails the tests that
/// go over all kinds.
namespace ph::testing {

inline constexpr std::int64_t now = 1'795'000'000'000, minute = 60'000, day = 86'400'000;

struct GateSample {
    GateSpec spec;
    GateFacts facts;
};

template <class T>
Fact<T> seen(T value, std::int64_t at = now - minute)
{
    return {std::move(value), at, std::nullopt, QStringLiteral("a test")};
}

inline QJsonObject json(const char* text)
{
    return QJsonDocument::fromJson(text).object();
}

inline NumbersByKey folds(double around, int count = 10)
{
    NumbersByKey values;
    for (int i = 0; i < count; ++i)
        values.insert(QStringLiteral("fold-%1").arg(i), around + 0.001 * ((i * 7) % 5));
    return values;
}

inline SampleTable featureTable(int rows)
{
    SampleTable table{
        {QStringLiteral("customer"), QStringLiteral("age"), QStringLiteral("at")}, {{}, {}, {}}, {}};
    for (int i = 0; i < rows; ++i) {
        table.columns[0].push_back("c" + std::to_string(i));
        table.columns[1].push_back(std::to_string(20 + i % 50) + ".5");
        table.columns[2].push_back("2026-11-18T11:00:00Z"); // `now` is that day, 11:06:40
    }
    return table;
}

/// What was counted of featureTable(200), which keeps its contract.
inline ContractFacts keptContract()
{
    ContractFacts facts{{}, QStringLiteral("sha256:1"), {200, 3, now - 7 * minute}};
    const auto counted = [&](const char* column, ContractRule rule, std::size_t of) {
        facts.counts.rules.append({QLatin1String(column), rule, 0, of});
    };
    for (const auto rule : {ContractRule::Columns, ContractRule::OtherColumns})
        counted("", rule, 3);
    counted("", ContractRule::Rows, 200);
    counted("at", ContractRule::Freshness, 200);
    for (const auto rule : {ContractRule::Missing, ContractRule::Type, ContractRule::Range})
        counted("age", rule, 200);
    for (const auto rule : {ContractRule::Missing, ContractRule::Type})
        counted("at", rule, 200);
    for (const auto rule : {ContractRule::Missing, ContractRule::Unique})
        counted("customer", rule, 200);
    return facts;
}

/// Two columns that did not move, in all rows and in two regions.
inline DriftFacts stillFacts()
{
    DriftFacts facts{QStringLiteral("sha256:1"), QStringLiteral("sha256:2")};
    for (const char* segment : {"", "region = EU", "region = US"}) {
        for (const char* column : {"age", "channel"})
            facts.readings.append(
                {.column = QLatin1String(column),
                 .by = *segment ? QStringList{QStringLiteral("region")} : QStringList(),
                 .segment = QLatin1String(segment),
                 .method = *column == 'a' ? DriftMethod::KolmogorovSmirnov : DriftMethod::ChiSquare,
                 .statistic = 0.03,
                 .p = 0.4,
                 .effectSize = *column == 'a' ? EffectSize::KolmogorovDistance : EffectSize::CramersV,
                 .effect = 0.03,
                 .nReference = 900,
                 .nCurrent = 800});
    }
    return facts;
}

inline QueriedSamples bySegmentAndValue(const QMap<QString, double>& values)
{
    QueriedSamples said{QStringLiteral("a_query")};
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        said.samples.push_back(
            {it.key().isEmpty() ? MetricLabels() : MetricLabels{{QStringLiteral("region"), it.key()}},
             it.value(), now - minute});
    return said;
}

inline std::optional<GateSample> passingSample(const QString& kind)
{
    GateSample s;
    s.spec = {QStringLiteral("the-gate"), kind, {}, std::nullopt, {}};
    auto& own = s.facts.own[s.spec.id];
    auto& candidate = s.facts.candidate;
    auto& champion = s.facts.champion;
    candidate.model = champion.model = QStringLiteral("fraud");
    candidate.version = QStringLiteral("7");
    champion.version = QStringLiteral("6");
    const auto settings = [&](const char* text) { s.spec.settings = json(text); };
    const auto signature = json(R"({"inputs": [{"name": "age", "type": "double", "required": true}],
                                    "outputs": [{"type": "long"}]})");
    if (kind == QLatin1String("metric-threshold")) {
        settings(R"({"metric": "auc", "at-least": 0.9})");
        candidate.metrics = seen(NumbersByKey{{QStringLiteral("auc"), 0.93}});
    } else if (kind == QLatin1String("challenger-champion")) {
        settings(R"({"metric": "auc", "tolerance": 0.001})");
        candidate.folds = seen(QMap<QString, NumbersByKey>{{QStringLiteral("auc"), folds(0.93)}});
        champion.folds = seen(QMap<QString, NumbersByKey>{{QStringLiteral("auc"), folds(0.90)}});
        candidate.metrics = seen(NumbersByKey{{QStringLiteral("auc"), 0.93}});
        champion.metrics = seen(NumbersByKey{{QStringLiteral("auc"), 0.90}});
    } else if (kind == QLatin1String("segment-floors")) {
        settings(R"({"metric": "recall", "floors": {"new": 0.7, "old": 0.8}, "count-key": "{segment}/n"})");
        candidate.metrics = seen(NumbersByKey{{QStringLiteral("recall/new"), 0.75},
                                              {QStringLiteral("recall/old"), 0.82},
                                              {QStringLiteral("new/n"), 400},
                                              {QStringLiteral("old/n"), 900}});
    } else if (kind == QLatin1String("reproducibility")) {
        settings(R"({"topics": ["commit", "seed"]})");
        candidate.reproducibility =
            seen(QMap<QString, QStringList>{{QStringLiteral("commit"), {QStringLiteral("3f2a91c0")}},
                                            {QStringLiteral("seed"), {QStringLiteral("7")}}});
    } else if (kind == QLatin1String("signature-compatible")) {
        candidate.signature = seen(signature);
        champion.signature = seen(signature);
    } else if (kind == QLatin1String("artifact-digest")) {
        const QMap<QString, QString> digests{{QStringLiteral("model.pkl"), QString(64, u'a')}};
        candidate.digests = seen(ArtifactDigests{digests, digests});
    } else if (kind == QLatin1String("data-contract")) {
        settings(R"({"sample": "s.csv", "columns": {"customer": {"type": "text", "unique": true},
                     "age": {"type": "number", "minimum": 0, "maximum": 120}, "at": {"type": "timestamp"}},
                     "freshness": {"column": "at", "within": "1d"}})");
        own.contract = seen(keptContract());
    } else if (kind == QLatin1String("data-quality")) {
        settings(R"({"report": "report.json", "checks": ["missing", "range"], "columns": ["age"]})");
        own.quality = seen(
            QualityFacts{QStringLiteral("Great Expectations"),
                         QStringLiteral("sha256:1"),
                         {{QualityCheck::Missing, {}, QStringLiteral("age"), {}, QualityVerdict::Pass, 1},
                          {QualityCheck::Range, {}, QStringLiteral("age"), {}, QualityVerdict::Pass, 2}}});
    } else if (kind == QLatin1String("drift")) {
        settings(R"({"reference": "a.csv", "current": "b.csv", "segments": [["region"]]})");
        own.drift = seen(stillFacts());
    } else if (kind == QLatin1String("freshness")) {
        settings(R"({"table": "a.csv", "column": "at", "query": "age", "within": "1h", "by": "region"})");
        own.newest =
            seen(NewestTimes{QStringLiteral("sha256:1"), {{QStringLiteral("EU"), now - 2 * minute}}, 9});
        own.queried = seen(QMap<QString, QueriedSamples>{
            {QStringLiteral("query"), bySegmentAndValue({{QStringLiteral("EU"), 300}})}});
    } else if (kind == QLatin1String("latency") || kind == QLatin1String("error-rate") ||
               kind == QLatin1String("cost")) {
        settings(R"({"query": "q", "requests": "n", "by": "region", "segments": ["EU", "US"],
                     "minimum-requests": 100, "at-most": 0.3, "at-most-ratio": 1.2, "baseline": "b"})");
        const QString eu = QStringLiteral("EU"), us = QStringLiteral("US");
        own.queried = seen(QMap<QString, QueriedSamples>{
            {QStringLiteral("query"), bySegmentAndValue({{eu, 0.2}, {us, 0.1}})},
            {QStringLiteral("requests"), bySegmentAndValue({{eu, 1000}, {us, 400}})},
            {QStringLiteral("baseline"), bySegmentAndValue({{eu, 0.2}, {us, 0.1}})}});
    } else if (kind == QLatin1String("train-serve-consistency")) {
        settings(R"({"offline": "a.csv", "online": "b.csv", "entity": ["customer"]})");
        own.sample = own.serving = seen(featureTable(200));
    } else if (kind == QLatin1String("budget")) {
        settings(R"({"limits": [{"of": "latency", "metric": "p95_ms", "at-most": 200},
                                {"of": "cost", "metric": "cost", "at-most": 0.5}]})");
        candidate.metrics =
            seen(NumbersByKey{{QStringLiteral("p95_ms"), 150}, {QStringLiteral("cost"), 0.2}});
    } else if (kind == QLatin1String("prompt-and-policy-pinned")) {
        settings(R"({"prompts": ["system"]})");
        candidate.pins = seen(Pins{{{QStringLiteral("system"), QStringLiteral("3")}},
                                   QStringLiteral("sha256:1"),
                                   QStringLiteral("sha256:1")});
    } else if (kind == QLatin1String("rollback-ready")) {
        settings(R"({"rehearsed-within": "30d"})");
        s.facts.rollback =
            seen(RollbackFacts{QStringLiteral("6"), true, true, QStringLiteral("p95 > 300"),
                               QStringLiteral("http://prometheus"), 120.0, now - minute, now - 3 * day});
    } else if (kind == QLatin1String("monitoring-exists")) {
        settings(R"({"series": ["error_rate"]})");
        s.facts.monitoring =
            seen(QMap<QString, MonitoredSeries>{{QStringLiteral("error_rate"), {0.01, now - minute}}});
    } else if (kind == QLatin1String("no-open-incident")) {
        s.facts.incidents = seen(IncidentFacts{IncidentFacts::Kept::Yes, {}});
    } else if (kind == QLatin1String("no-freeze")) {
        s.facts.calendar = seen(ReleaseCalendar{QStringLiteral("UTC"), {}, {}});
    } else if (kind == QLatin1String("checklist")) {
        settings(R"({"items": [{"id": "impact", "text": "?"}, {"id": "appeal", "text": "?"}]})");
        const ChecklistAnswer yes{ChecklistAnswer::Word::Yes, QStringLiteral("key-1"), {}, now - minute};
        s.facts.answers = seen(QMap<QString, ChecklistAnswer>{{QStringLiteral("the-gate/impact"), yes},
                                                              {QStringLiteral("the-gate/appeal"), yes}});
    } else if (kind == QLatin1String("external-command")) {
        settings(R"({"command": ["./audit"]})");
        own.command = seen(CommandOutcome{
            CommandOutcome::End::Exited,
            0,
            QStringLiteral(R"({"verdict": "pass", "reason": "all well", "numbers": {"drift": 0.1}})"),
            {}});
    } else {
        return std::nullopt;
    }
    return s;
}

/// Calls `visit` with every fact that a gate might look at.
template <class Visit>
void eachFact(GateSample& sample, Visit visit)
{
    auto& facts = sample.facts;
    for (auto* version : {&facts.candidate, &facts.champion}) {
        visit(version->metrics);
        visit(version->folds);
        visit(version->reproducibility);
        visit(version->signature);
        visit(version->digests);
        visit(version->pins);
    }
    visit(facts.rollback);
    visit(facts.monitoring);
    visit(facts.incidents);
    visit(facts.calendar);
    visit(facts.answers);
    auto& own = facts.own[sample.spec.id];
    visit(own.sample);
    visit(own.serving);
    visit(own.command);
    visit(own.drift);
    visit(own.quality);
    visit(own.newest);
    visit(own.queried);
    visit(own.contract);
}

} // namespace ph::testing
