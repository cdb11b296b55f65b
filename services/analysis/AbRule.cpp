#include "services/analysis/AbRule.h"

#include "models/values/Spread.h"
#include "services/analysis/MetricWindows.h"
#include "services/analysis/MixtureTest.h"
#include "services/analysis/SerialDependence.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ph {

namespace {

constexpr double fewest = 30;
constexpr double usualEffectPercent = 5;

struct Estimate {
    double candidate = 0, stable = 0;
    double variance = 0; ///< of their difference
    double least = 0;    ///< how much there is of what there must be `fewest` of
    double samples = 0;  ///< of the smaller side
};

Estimate ofShares(const MetricEvidence& evidence, std::int64_t untilMs)
{
    const auto counts = pairedCounts(evidence.candidate, evidence.stable, untilMs);
    const auto sum = [](const std::vector<double>& of) { return std::accumulate(of.begin(), of.end(), 0.0); };
    const double events = sum(counts.events), total = sum(counts.totals);
    const double otherEvents = sum(counts.otherEvents), otherTotal = sum(counts.otherTotals);
    if (!(total > 0 && otherTotal > 0))
        return {};
    const double share = events / total, otherShare = otherEvents / otherTotal;
    const auto inflation =
        countInflation(counts.events, counts.totals, counts.otherEvents, counts.otherTotals);
    return {share, otherShare,
            inflation.first * share * (1 - share) / total +
                inflation.second * otherShare * (1 - otherShare) / otherTotal,
            std::min({events, total - events, otherEvents, otherTotal - otherEvents}),
            std::min(total, otherTotal)};
}

Estimate ofMeans(const MetricEvidence& evidence, std::int64_t untilMs)
{
    const auto candidate = finiteValues(evidence.candidate, untilMs);
    const auto stable = finiteValues(evidence.stable, untilMs);
    if (candidate.empty() || stable.empty())
        return {};
    Spread of, other;
    for (const double value : candidate)
        of.add(value);
    for (const double value : stable)
        other.add(value);
    const auto squareOver = [](const Spread& spread) {
        return spread.deviation() * spread.deviation() / double(spread.count());
    };
    const double smaller = double(std::min(candidate.size(), stable.size()));
    return {of.mean(), other.mean(),
            (squareOver(of) + squareOver(other)) * varianceInflation(candidate, stable), smaller, smaller};
}

} // namespace

AbDecision decideAb(const AnalysisMetric& metric, const MetricEvidence& evidence, const AbPlan& plan)
{
    using Kind = AbDecision::Kind;
    AbDecision decision;
    const auto because = [&](Kind kind, const QString& why) {
        decision.kind = kind;
        decision.why = why;
        return decision;
    };
    const bool isOver = plan.nowMs - plan.beganMs >= plan.longestMs;
    if (metric.judge == AnalysisMetric::Judge::Threshold)
        return because(isOver ? Kind::Futile : Kind::Undecided,
                       QStringLiteral("%1 is a threshold: it compares nothing.").arg(metric.name));
    const bool isShare = metric.judge == AnalysisMetric::Judge::Proportion;
    const auto found = isShare ? ofShares(evidence, plan.nowMs) : ofMeans(evidence, plan.nowMs);
    if (found.least < fewest || found.samples < metric.minSamples)
        return because(isOver ? Kind::Futile : Kind::Undecided,
                       isOver ? QStringLiteral("Time is over, with too little seen to tell.")
                              : QStringLiteral("Too little was seen to tell."));
    const double matters = (metric.tolerancePercent > 0 ? metric.tolerancePercent : usualEffectPercent) /
                           100 * std::abs(found.stable);
    const double difference = found.candidate - found.stable;
    const auto test = mixtureTest(difference, found.variance, matters, plan.level);
    decision.effect = difference;
    decision.effectLow = test.low;
    decision.effectHigh = test.high;
    decision.p = test.p;
    const auto number = [&](double value) {
        return isShare ? QString::number(100 * value, 'f', 2) + QStringLiteral(" %")
                       : QString::number(value, 'g', 4);
    };
    const auto told = QStringLiteral("Candidate %1, stable %2: a difference of %3 (%4 to %5, p = %6).")
                          .arg(number(found.candidate), number(found.stable), number(difference),
                               number(test.low), number(test.high), QString::number(test.p, 'g', 2));
    const double sign = metric.direction == AnalysisMetric::Direction::HigherIsBetter ? 1 : -1;
    if (test.low > 0 || test.high < 0)
        return because(sign * difference > 0 ? Kind::Better : Kind::Worse,
                       (sign * difference > 0 ? QStringLiteral("The candidate is better. ")
                                              : QStringLiteral("The candidate is worse. ")) +
                           told);
    if ((sign > 0 ? test.high : -test.low) < matters)
        return because(
            Kind::Futile,
            QStringLiteral("The candidate is not better by the %1 that matter. ").arg(number(matters)) +
                told);
    if (isOver)
        return because(Kind::Futile, QStringLiteral("Time is over, and neither is better. ") + told);
    return because(Kind::Undecided, QStringLiteral("Neither is better so far. ") + told);
}

} // namespace ph
