#include "services/rollout/RolloutDocument.h"

#include "services/rollout/RolloutFields.h"

#include <algorithm>

namespace ph {

namespace {

using namespace rolloutfields;

constexpr char measurementFormat[] = "pilothouse.rollout-measurement/v1";
constexpr std::array verdicts{"pass", "wait", "fail", "critical"};
constexpr std::array verdictKinds{"pass", "fail", "inconclusive", "no-data"};

nlohmann::json toJson(const MetricVerdict& verdict)
{
    return {{"metric", text(verdict.metric)},
            {"segment", text(verdict.segment)},
            {"kind", rolloutnames::of(verdictKinds, verdict.kind)},
            {"candidate_samples", std::int64_t(verdict.candidateSamples)},
            {"stable_samples", std::int64_t(verdict.stableSamples)},
            {"candidate", number(verdict.candidate)},
            {"stable", number(verdict.stable)},
            {"effect", number(verdict.effect)},
            {"effect_low", number(verdict.effectLow)},
            {"effect_high", number(verdict.effectHigh)},
            {"p", number(verdict.p)},
            {"level", number(verdict.level)},
            {"why", text(verdict.why)}};
}

MetricVerdict readVerdict(StrictFields fields)
{
    MetricVerdict verdict;
    verdict.metric = fields.text("metric");
    verdict.segment = fields.text("segment");
    verdict.kind = fields.oneOf<MetricVerdict::Kind>("kind", verdictKinds);
    verdict.candidateSamples = std::size_t(std::max<std::int64_t>(0, integer(fields, "candidate_samples")));
    verdict.stableSamples = std::size_t(std::max<std::int64_t>(0, integer(fields, "stable_samples")));
    verdict.candidate = number(fields, "candidate");
    verdict.stable = number(fields, "stable");
    verdict.effect = number(fields, "effect");
    verdict.effectLow = number(fields, "effect_low");
    verdict.effectHigh = number(fields, "effect_high");
    verdict.p = number(fields, "p");
    verdict.level = number(fields, "level");
    verdict.why = fields.text("why");
    fields.refuseOthers();
    return verdict;
}

/// One object a sample: what belongs together stays together.
nlohmann::json toJson(const MetricWindow& window)
{
    auto samples = nlohmann::json::array();
    for (std::size_t i = 0; i < window.timesMs.size() && i < window.values.size(); ++i) {
        nlohmann::json sample{{"at", time(window.timesMs[i])}, {"value", number(window.values[i])}};
        if (i < window.totals.size())
            sample["total"] = number(window.totals[i]);
        samples.push_back(sample);
    }
    return samples;
}

void readWindow(StrictFields& fields, const char* name, MetricWindow& window)
{
    fields.list(name, [&](StrictFields sample) {
        window.timesMs.push_back(sample.time("at"));
        window.values.push_back(number(sample, "value"));
        if (sample.has("total"))
            window.totals.push_back(number(sample, "total"));
        sample.refuseOthers();
    });
}

RolloutMeasurement readMeasurement(StrictFields fields)
{
    RolloutMeasurement measurement;
    if (const auto name = fields.text("format"); name != QLatin1String(measurementFormat))
        fields.complainAbout("format",
                             QStringLiteral("\"%1\" is no format of a measurement known here").arg(name));
    measurement.report.verdict = fields.oneOf<AnalysisReport::Verdict>("verdict", verdicts);
    measurement.report.fromMs = fields.time("from");
    measurement.report.toMs = fields.time("to");
    measurement.report.why = fields.text("why");
    fields.list("metrics", [&](StrictFields metric) {
        measurement.report.metrics.append(readVerdict(std::move(metric)));
    });
    fields.list("evidence", [&](StrictFields one) {
        MetricEvidence evidence{one.text("metric"), one.text("segment"), {}, {}};
        readWindow(one, "candidate", evidence.candidate);
        readWindow(one, "stable", evidence.stable);
        one.refuseOthers();
        measurement.evidence.push_back(std::move(evidence));
    });
    fields.refuseOthers();
    return measurement;
}

} // namespace

QByteArray measurementText(const RolloutMeasurement& measurement)
{
    auto metrics = nlohmann::json::array(), evidence = nlohmann::json::array();
    for (const auto& verdict : measurement.report.metrics)
        metrics.push_back(toJson(verdict));
    for (const auto& one : measurement.evidence)
        evidence.push_back({{"metric", text(one.metric)},
                            {"segment", text(one.segment)},
                            {"candidate", toJson(one.candidate)},
                            {"stable", toJson(one.stable)}});
    // Every leaf is a text or a whole number: nothing in it has no canonical form.
    return canonicalJson({{"format", measurementFormat},
                          {"verdict", rolloutnames::of(verdicts, measurement.report.verdict)},
                          {"from", time(measurement.report.fromMs)},
                          {"to", time(measurement.report.toMs)},
                          {"why", text(measurement.report.why)},
                          {"metrics", metrics},
                          {"evidence", evidence}})
        .value_or(QByteArray());
}

Result<RolloutMeasurement> measurementFromText(const QByteArray& bytes, const QString& where)
{
    return readDocument<RolloutMeasurement>(bytes, where, readMeasurement);
}

} // namespace ph
