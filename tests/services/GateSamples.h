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
        own.sample = seen(featureTable(200));
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
}

} // namespace ph::testing
