#include "services/rollout/MeasuredAnalysis.h"

#include "services/analysis/AbRule.h"
#include "services/analysis/CanaryJudge.h"
#include "services/metrics/CanaryEvidence.h"

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

using Verdict = AnalysisReport::Verdict;

bool compares(const AnalysisMetric& metric)
{
    return metric.judge != AnalysisMetric::Judge::Threshold;
}

/// A scrape is stored some time after the moment it is stored at: of two queries up to now, the later one may
/// see events that the earlier one did not, and a proportion would be of two moments. Prometheus gives a
/// scrape ten seconds, and has `rule_query_offset` for the same reason.
std::int64_t settledMs(const AnalysisLook& when)
{
    constexpr std::int64_t longestScrapeMs = 10'000;
    return when.nowMs - std::min(when.sampleEveryMs, longestScrapeMs);
}

/// The whole stage, as densely as it is sampled, and as a source answers in one reply.
MetricRange rangeOf(const AnalysisLook& when)
{
    constexpr std::int64_t mostSteps = 10'000;
    const auto sparse = (when.nowMs - when.beganMs) / mostSteps + 1;
    return {when.beganMs, std::max(when.beganMs, settledMs(when)), std::max(when.sampleEveryMs, sparse)};
}

tl::unexpected<Error> silent(const QString& metric, Error error)
{
    error.detail = QStringLiteral("%1: %2").arg(metric, error.detail.isEmpty() ? errorKindName(error.kind)
                                                                               : error.forRecords());
    error.english.clear();
    return tl::unexpected(std::move(error));
}

/// What an A/B test is decided by; none: nothing compares.
const AnalysisMetric* abMetric(const QList<AnalysisMetric>& metrics)
{
    const auto found = std::find_if(metrics.begin(), metrics.end(), [](const AnalysisMetric& metric) {
        return compares(metric) && metric.weight != AnalysisMetric::Weight::DryRun;
    });
    return found == metrics.end() ? nullptr : &*found;
}

/// The other metrics may end a test, and what is undecided by them is not won.
void addAbDecision(AnalysisReport& report, const AbDecision& decision)
{
    using Decided = AbDecision::Kind;
    if (report.verdict == Verdict::Fail || report.verdict == Verdict::Critical)
        return;
    if (decision.kind == Decided::Worse || decision.kind == Decided::Futile)
        report.verdict = Verdict::Fail;
    else if (decision.kind == Decided::Undecided)
        report.verdict = Verdict::Wait;
    else if (report.verdict == Verdict::Wait)
        return; // what is waited for is what counts now
    report.why = decision.why;
}

} // namespace

MeasuredAnalysis::MeasuredAnalysis(std::unique_ptr<MetricSeriesSource> source)
    : source_(std::move(source))
{
}

Result<RolloutMeasurement> MeasuredAnalysis::look(const RolloutRules& rules, const AnalysisLook& when,
                                                  const QString& candidate, const QString& stable)
{
    const bool isAlone = when.against == AnalysisLook::Against::Nobody;
    QList<AnalysisMetric> judged;
    std::copy_if(rules.analysis.begin(), rules.analysis.end(), std::back_inserter(judged),
                 [&](const AnalysisMetric& metric) { return !isAlone || !compares(metric); });
    const auto range = rangeOf(when);
    RolloutMeasurement measurement;
    for (const auto& metric : judged) {
        const auto evidence = readEvidence(*source_, metric, {candidate, stable}, range);
        if (!evidence)
            return silent(metric.name, evidence.error());
        measurement.evidence.insert(measurement.evidence.end(), evidence->begin(), evidence->end());
    }
    if (judged.isEmpty() && isAlone) {
        measurement.report.verdict = Verdict::Pass;
        measurement.report.fromMs = when.beganMs;
        measurement.report.toMs = when.nowMs;
        measurement.report.why =
            QStringLiteral("All requests reach the candidate, so that nothing is left to compare it with.");
        return measurement;
    }
    measurement.report =
        judgeCanary(judged, QList<MetricEvidence>(measurement.evidence.begin(), measurement.evidence.end()),
                    when, spending_);
    const auto* primary = rules.strategy == RolloutStrategy::AbTest ? abMetric(judged) : nullptr;
    if (!primary)
        return measurement;
    auto whole = *primary;
    whole.segment.clear();
    const auto evidence = readEvidence(*source_, whole, {candidate, stable}, range);
    if (!evidence)
        return silent(whole.name, evidence.error());
    const auto longestMs = rules.stages.isEmpty() ? 0 : rules.stages.front().soakMs;
    addAbDecision(measurement.report,
                  decideAb(whole, evidence->isEmpty() ? MetricEvidence() : evidence->front(),
                           {when.beganMs, when.nowMs, longestMs}));
    return measurement;
}

Result<std::optional<double>> MeasuredAnalysis::measure(const QString& expression, std::int64_t atMs)
{
    const auto found = source_->series(expression, {atMs, atMs, 1'000});
    if (!found)
        return silent(expression, found.error());
    if (found->size() != 1 || found->front().values.empty() || std::isnan(found->front().values.back()))
        return std::optional<double>();
    return std::optional(found->front().values.back());
}

} // namespace ph
