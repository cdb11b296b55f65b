#include "services/analysis/CanaryJudge.h"

#include "services/analysis/AnalysisLooks.h"
#include "services/analysis/MetricJudgement.h"

#include <algorithm>
#include <map>

namespace ph {

namespace {

double budgetWeight(const AnalysisMetric& metric)
{
    return metric.weight == AnalysisMetric::Weight::Critical ? 6 : 1;
}

bool decides(const AnalysisMetric& metric)
{
    return metric.weight != AnalysisMetric::Weight::DryRun;
}

bool isComparison(const AnalysisMetric& metric)
{
    return metric.judge != AnalysisMetric::Judge::Threshold;
}

/// What a metric's segments say together.
MetricVerdict::Kind togetherOf(const AnalysisMetric& metric, const QList<MetricVerdict>& segments)
{
    const auto any = [&](auto is) { return std::any_of(segments.begin(), segments.end(), is); };
    if (any([](const MetricVerdict& v) { return v.kind == MetricVerdict::Kind::Fail; }))
        return MetricVerdict::Kind::Fail;
    const auto isTooSmall = [&](const MetricVerdict& v) {
        return isComparison(metric) && !v.segment.isEmpty() && v.kind != MetricVerdict::Kind::Pass &&
               v.stableSamples < std::size_t(std::max(1, metric.minSamples));
    };
    const bool isOpen =
        any([&](const MetricVerdict& v) { return v.kind != MetricVerdict::Kind::Pass && !isTooSmall(v); });
    return !isOpen && any([](const MetricVerdict& v) { return v.kind == MetricVerdict::Kind::Pass; })
               ? MetricVerdict::Kind::Pass
               : MetricVerdict::Kind::Inconclusive;
}

QString named(const MetricVerdict& verdict)
{
    return verdict.segment.isEmpty() ? verdict.metric
                                     : QStringLiteral("%1 of %2").arg(verdict.metric, verdict.segment);
}

QString sentenceOf(const QList<MetricVerdict>& verdicts, const QString& one, const QString& many)
{
    auto why = (verdicts.size() == 1 ? one : many.arg(verdicts.size())) + u' ' + named(verdicts.front()) +
               QStringLiteral(": ") + verdicts.front().why;
    return why;
}

} // namespace

AnalysisReport judgeCanary(const QList<AnalysisMetric>& metrics, const QList<MetricEvidence>& evidence,
                           const AnalysisLook& look, AlphaSpending& spending)
{
    using Verdict = AnalysisReport::Verdict;
    const auto schedule = lookSchedule(look);
    AnalysisReport report;
    report.fromMs = look.beganMs;
    report.toMs = look.nowMs;
    double weights = 0;
    for (const auto& metric : metrics)
        weights += isComparison(metric) && decides(metric) ? budgetWeight(metric) : 0;

    QList<MetricVerdict> critical, ordinary, open;
    int deciding = 0;
    for (const auto& metric : metrics) {
        std::map<QString, const MetricEvidence*> segments;
        for (const auto& item : evidence) {
            if (item.metric == metric.name)
                segments.emplace(item.segment, &item);
        }
        QList<MetricVerdict> verdicts;
        const MetricEvidence nothing{metric.name, {}, {}, {}};
        if (segments.empty())
            segments.emplace(QString(), &nothing);
        JudgementTerms terms{look.nowMs, 5 * std::max<std::int64_t>(look.sampleEveryMs, 15'000)};
        if (isComparison(metric)) {
            const double alpha = stageBudget(look.stage, look.stages) * budgetWeight(metric) /
                                 std::max(weights, budgetWeight(metric)) / double(segments.size());
            terms.untilMs = schedule.untilMs;
            terms.level = schedule.look > 0 ? spending.level(alpha, schedule.planned, schedule.look) : 0;
        }
        for (const auto& [segment, item] : segments) {
            verdicts.append(metric.judge == AnalysisMetric::Judge::Threshold
                                ? judgeThreshold(metric, *item, terms)
                            : metric.judge == AnalysisMetric::Judge::Distribution
                                ? judgeDistribution(metric, *item, terms)
                                : judgeProportion(metric, *item, terms));
        }
        report.metrics += verdicts;
        if (!decides(metric))
            continue;
        ++deciding;
        const auto together = togetherOf(metric, verdicts);
        auto& list = together != MetricVerdict::Kind::Fail               ? open
                     : metric.weight == AnalysisMetric::Weight::Critical ? critical
                                                                         : ordinary;
        for (const auto& verdict : verdicts) {
            if (together == MetricVerdict::Kind::Fail
                    ? verdict.kind == MetricVerdict::Kind::Fail
                    : together != MetricVerdict::Kind::Pass && verdict.kind != MetricVerdict::Kind::Pass)
                list.append(verdict);
        }
    }
    if (!critical.isEmpty()) {
        report.verdict = Verdict::Critical;
        report.why = sentenceOf(critical, QStringLiteral("A critical metric fails."),
                                QStringLiteral("%1 critical metrics fail; the first:"));
    } else if (!ordinary.isEmpty()) {
        report.verdict = Verdict::Fail;
        report.why = sentenceOf(ordinary, QStringLiteral("A metric fails."),
                                QStringLiteral("%1 metrics fail; the first:"));
    } else if (!open.isEmpty()) {
        report.why = sentenceOf(open, QStringLiteral("It cannot be told yet."),
                                QStringLiteral("It cannot be told yet of %1 metrics; the first:"));
    } else if (deciding == 0) {
        report.why = QStringLiteral("No metric decides: there is nothing to pass by.");
    } else {
        report.verdict = Verdict::Pass;
        report.why = deciding == 1 ? QStringLiteral("The one metric that decides passes.")
                                   : QStringLiteral("All %1 metrics that decide pass.").arg(deciding);
    }
    return report;
}

} // namespace ph
