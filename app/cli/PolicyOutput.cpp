#include "app/cli/PolicyOutput.h"

#include "app/cli/CommandLine.h"

namespace ph {

namespace {

/// "canary, 5 % for 30m, then all"; of a shadow "shadow, copies for 30m, 5 % for 30m, then all"
QString courseWords(const RolloutRules& rules)
{
    QStringList words{QLatin1String(rolloutnames::of(rolloutnames::strategies, rules.strategy))};
    if (rules.strategy == RolloutStrategy::Shadow && !rules.stages.isEmpty())
        words.append(QStringLiteral("copies for %1").arg(durationText(rules.stages.front().soakMs)));
    for (const auto& stage : rules.stages)
        words.append(QStringLiteral("%1 % for %2").arg(stage.percent).arg(durationText(stage.soakMs)));
    if (!rules.stages.isEmpty() && rules.stages.last().percent < 100)
        words.append(QStringLiteral("then all"));
    return words.join(QStringLiteral(", "));
}

QString sampleWords(const AnalysisMetric& metric)
{
    switch (metric.judge) {
    case AnalysisMetric::Judge::Threshold:
        return QStringLiteral("limit %1, median of the last %2").arg(metric.limit).arg(metric.minSamples);
    case AnalysisMetric::Judge::Distribution:
        return QStringLiteral("%1 % borne, at least %2 samples a side")
            .arg(metric.tolerancePercent)
            .arg(metric.minSamples);
    case AnalysisMetric::Judge::Proportion:
        return QStringLiteral("%1 % borne, at least %2 requests")
            .arg(metric.tolerancePercent)
            .arg(metric.minSamples);
    }
    return {};
}

QString metricLine(const AnalysisMetric& metric)
{
    QStringList words{QLatin1String(rolloutnames::of(rolloutnames::judges, metric.judge)),
                      QLatin1String(rolloutnames::of(rolloutnames::weights, metric.weight)),
                      QLatin1String(rolloutnames::of(rolloutnames::directions, metric.direction)),
                      sampleWords(metric)};
    if (!metric.segment.isEmpty())
        words.append(QStringLiteral("by ") + metric.segment);
    return QStringLiteral("  %1: %2").arg(metric.name, words.join(QStringLiteral(", ")));
}

nlohmann::json metricJson(const AnalysisMetric& metric)
{
    nlohmann::json json{{"name", jsonText(metric.name)},
                        {"kind", rolloutnames::of(rolloutnames::judges, metric.judge)},
                        {"query", jsonText(metric.query)},
                        {"direction", rolloutnames::of(rolloutnames::directions, metric.direction)},
                        {"min_samples", metric.minSamples},
                        {"weight", rolloutnames::of(rolloutnames::weights, metric.weight)},
                        {"segment", metric.segment.isEmpty() ? nlohmann::json() : jsonText(metric.segment)}};
    if (metric.judge == AnalysisMetric::Judge::Threshold)
        json["limit"] = metric.limit;
    else
        json["tolerance_percent"] = metric.tolerancePercent;
    if (metric.judge == AnalysisMetric::Judge::Proportion)
        json["total"] = jsonText(metric.totalQuery);
    return json;
}

} // namespace

QStringList rolloutLines(const PolicyTier& tier)
{
    if (!tier.rollout)
        return {tier.name + QStringLiteral(": moves no traffic on a cluster")};
    const auto& rules = *tier.rollout;
    QStringList lines{
        QStringLiteral("%1: %2; a sample every %3, ready within %4, metrics silent for %5: %6; arming %7")
            .arg(tier.name, courseWords(rules), durationText(rules.sampleEveryMs),
                 durationText(rules.readyWithinMs), durationText(rules.metricsGraceMs),
                 QLatin1String(rolloutnames::of(rolloutnames::metricsLost, rules.onMetricsLost)),
                 QLatin1String(rolloutnames::of(rolloutnames::armings, rules.arming)))};
    for (const auto& metric : rules.analysis)
        lines.append(metricLine(metric));
    return lines;
}

nlohmann::json rolloutJson(const PolicyTier& tier)
{
    if (!tier.rollout)
        return nullptr;
    const auto& rules = *tier.rollout;
    auto stages = nlohmann::json::array(), analysis = nlohmann::json::array();
    for (const auto& stage : rules.stages)
        stages.push_back({{"percent", stage.percent}, {"soak_ms", stage.soakMs}});
    for (const auto& metric : rules.analysis)
        analysis.push_back(metricJson(metric));
    return {{"strategy", rolloutnames::of(rolloutnames::strategies, rules.strategy)},
            {"stages", stages},
            {"analysis", analysis},
            {"sample_every_ms", rules.sampleEveryMs},
            {"ready_within_ms", rules.readyWithinMs},
            {"metrics_lost",
             {{"grace_ms", rules.metricsGraceMs},
              {"then", rolloutnames::of(rolloutnames::metricsLost, rules.onMetricsLost)}}},
            {"arming", rolloutnames::of(rolloutnames::armings, rules.arming)}};
}

} // namespace ph
