#include "services/analysis/MetricJudgement.h"

#include "services/analysis/MetricWindows.h"
#include "services/analysis/ProportionTest.h"
#include "services/analysis/RankSum.h"
#include "services/analysis/SerialDependence.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ph {

namespace {

constexpr double shownLevel = 0.95; // of intervals

QString plain(double value)
{
    return QString::number(value, 'g', 4);
}

QString percent(double share)
{
    return QString::number(100 * share, 'f', 2) + QStringLiteral(" %");
}

QString counted(double count, const char* what)
{
    return QStringLiteral("%1 %2%3")
        .arg(count, 0, 'f', 0)
        .arg(QLatin1String(what), count == 1 ? QString() : QStringLiteral("s"));
}

QString clockTime(std::int64_t ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(QStringLiteral("HH:mm:ss 'UTC'"));
}

bool isLowerBetter(const AnalysisMetric& metric)
{
    return metric.direction == AnalysisMetric::Direction::LowerIsBetter;
}

MetricVerdict startedVerdict(const AnalysisMetric& metric, const MetricEvidence& evidence)
{
    MetricVerdict verdict;
    verdict.metric = metric.name;
    verdict.segment = evidence.segment;
    return verdict;
}

MetricVerdict& said(MetricVerdict& verdict, MetricVerdict::Kind kind, const QString& why)
{
    verdict.kind = kind;
    verdict.why = why;
    return verdict;
}

double medianOf(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const auto n = values.size();
    return n == 0 ? std::nan("") : values[(n - 1) / 2] / 2 + values[n / 2] / 2;
}

/// Says so where a side has nothing, or nothing of late.
bool isSilent(MetricVerdict& verdict, const MetricWindow& window, const QString& who,
              const JudgementTerms& terms)
{
    const auto newest = newestMs(window, terms.untilMs);
    if (newest == noTime) {
        const bool wasAsked = std::any_of(window.timesMs.begin(), window.timesMs.end(),
                                          [&](auto time) { return time <= terms.untilMs; });
        said(verdict, MetricVerdict::Kind::NoData,
             wasAsked ? QStringLiteral("All values of the %1 are NaN or infinite.").arg(who)
                      : QStringLiteral("There are no values of the %1.").arg(who));
        return true;
    }
    if (terms.untilMs - newest <= terms.freshMs)
        return false;
    said(verdict, MetricVerdict::Kind::NoData,
         QStringLiteral("There is no value of the %1 since %2.").arg(who, clockTime(newest)));
    return true;
}

/// The verdict of a comparison whose numbers are all there; `found` tells them.
void conclude(MetricVerdict& verdict, const AnalysisMetric& metric, const JudgementTerms& terms,
              const QString& found)
{
    verdict.level = terms.level;
    const auto borne = metric.tolerancePercent > 0
                           ? QStringLiteral("worse by more than %1 %").arg(plain(metric.tolerancePercent))
                           : QStringLiteral("worse");
    const auto p = QStringLiteral("p = %1, %2 is asked at this look")
                       .arg(QString::number(verdict.p, 'g', 2), QString::number(terms.level, 'g', 2));
    if (verdict.p <= terms.level)
        said(verdict, MetricVerdict::Kind::Fail,
             QStringLiteral("%1 It is %2, beyond what chance explains (%3).").arg(found, borne, p));
    else if (verdict.p <= doubtLevel)
        said(verdict, MetricVerdict::Kind::Inconclusive,
             QStringLiteral("%1 It looks %2, but chance may still explain it (%3).").arg(found, borne, p));
    else
        said(verdict, MetricVerdict::Kind::Pass,
             QStringLiteral("%1 Nothing says that it is %2 (p = %3).")
                 .arg(found, borne, QString::number(verdict.p, 'g', 2)));
}

QString againstStable(const QString& candidate, const QString& stable, const QString& effect,
                      const QString& low, const QString& high)
{
    return QStringLiteral("Candidate %1, stable %2: a difference of %3 (95 %: %4 to %5).")
        .arg(candidate, stable, effect, low, high);
}

} // namespace

MetricVerdict judgeThreshold(const AnalysisMetric& metric, const MetricEvidence& evidence,
                             const JudgementTerms& terms)
{
    using Kind = MetricVerdict::Kind;
    auto verdict = startedVerdict(metric, evidence);
    // An infinite value is a value: it may well lie beyond a limit.
    std::vector<double> values;
    std::int64_t newest = noTime;
    const auto size = std::min(evidence.candidate.timesMs.size(), evidence.candidate.values.size());
    for (std::size_t i = 0; i < size; ++i) {
        if (evidence.candidate.timesMs[i] > terms.untilMs || std::isnan(evidence.candidate.values[i]))
            continue;
        values.push_back(evidence.candidate.values[i]);
        newest = evidence.candidate.timesMs[i];
    }
    verdict.candidateSamples = values.size();
    if (values.empty())
        return said(verdict, Kind::NoData,
                    size > 0 ? QStringLiteral("All values of the candidate are NaN.")
                             : QStringLiteral("There are no values of the candidate."));
    if (terms.untilMs - newest > terms.freshMs)
        return said(verdict, Kind::NoData,
                    QStringLiteral("There is no value of the candidate since %1.").arg(clockTime(newest)));
    const auto wanted = std::size_t(std::max(1, metric.minSamples));
    if (values.size() < wanted)
        return said(verdict, Kind::Inconclusive,
                    QStringLiteral("%1 of the candidate; %2 are needed.")
                        .arg(counted(double(values.size()), "value"))
                        .arg(wanted));
    verdict.candidate = medianOf({values.end() - std::ptrdiff_t(wanted), values.end()});
    verdict.stable = medianOf(finiteValues(evidence.stable, terms.untilMs));
    verdict.stableSamples = finiteValues(evidence.stable, terms.untilMs).size();
    const bool isLower = isLowerBetter(metric);
    const bool isBeyond = isLower ? verdict.candidate > metric.limit : verdict.candidate < metric.limit;
    auto why = wanted == 1
                   ? QStringLiteral("The latest value of the candidate is %1").arg(plain(verdict.candidate))
                   : QStringLiteral("The median of the candidate's latest %1 values is %2")
                         .arg(wanted)
                         .arg(plain(verdict.candidate));
    why += QStringLiteral("; it must not be %1 %2")
               .arg(isLower ? QStringLiteral("above") : QStringLiteral("below"), plain(metric.limit));
    if (verdict.stableSamples > 0)
        why += QStringLiteral(" (stable: %1)").arg(plain(verdict.stable));
    return said(verdict, isBeyond ? Kind::Fail : Kind::Pass, why + u'.');
}

MetricVerdict judgeDistribution(const AnalysisMetric& metric, const MetricEvidence& evidence,
                                const JudgementTerms& terms)
{
    using Kind = MetricVerdict::Kind;
    auto verdict = startedVerdict(metric, evidence);
    auto candidate = finiteValues(evidence.candidate, terms.untilMs);
    const auto stable = finiteValues(evidence.stable, terms.untilMs);
    verdict.candidateSamples = candidate.size();
    verdict.stableSamples = stable.size();
    verdict.candidate = medianOf(candidate);
    verdict.stable = medianOf(stable);
    if (isSilent(verdict, evidence.candidate, QStringLiteral("candidate"), terms) ||
        isSilent(verdict, evidence.stable, QStringLiteral("stable version"), terms))
        return verdict;
    const auto wanted = std::size_t(std::max(1, metric.minSamples));
    if (std::min(candidate.size(), stable.size()) < wanted)
        return said(
            verdict, Kind::Inconclusive,
            QStringLiteral("%1 of the candidate, %2 of the stable version; %3 each are needed.")
                .arg(counted(double(candidate.size()), "value"), counted(double(stable.size()), "value"))
                .arg(wanted));
    const double inflation = varianceInflation(candidate, stable);
    const auto shift = shiftOf(candidate, stable, shownLevel, inflation);
    verdict.effect = shift.estimate;
    verdict.effectLow = shift.low;
    verdict.effectHigh = shift.high;
    const bool isLower = isLowerBetter(metric);
    const double borne = metric.tolerancePercent / 100 * std::abs(verdict.stable);
    for (auto& value : candidate)
        value += isLower ? -borne : borne;
    const auto test = rankSum(candidate, stable, inflation);
    verdict.p = isLower ? test.pGreater : test.pLess;
    auto found = againstStable(plain(verdict.candidate), plain(verdict.stable), plain(verdict.effect),
                               plain(verdict.effectLow), plain(verdict.effectHigh));
    found.insert(
        found.size() - 1,
        QStringLiteral(" over %1 and %2").arg(counted(double(candidate.size()), "value")).arg(stable.size()));
    if (test.least > doubtLevel)
        return said(verdict, Kind::Inconclusive,
                    found + QStringLiteral(" So few values could not tell a candidate that is worse."));
    conclude(verdict, metric, terms, found);
    return verdict;
}

MetricVerdict judgeProportion(const AnalysisMetric& metric, const MetricEvidence& evidence,
                              const JudgementTerms& terms)
{
    using Kind = MetricVerdict::Kind;
    auto verdict = startedVerdict(metric, evidence);
    const auto counts = pairedCounts(evidence.candidate, evidence.stable, terms.untilMs);
    const auto sum = [](const std::vector<double>& of) {
        return std::round(std::accumulate(of.begin(), of.end(), 0.0));
    };
    EventCount candidate{sum(counts.events), sum(counts.totals)};
    EventCount stable{sum(counts.otherEvents), sum(counts.otherTotals)};
    verdict.candidateSamples = std::size_t(candidate.total);
    verdict.stableSamples = std::size_t(stable.total);
    if (isSilent(verdict, evidence.candidate, QStringLiteral("candidate"), terms) ||
        isSilent(verdict, evidence.stable, QStringLiteral("stable version"), terms))
        return verdict;
    if (!(candidate.total > 0 && stable.total > 0))
        return said(verdict, Kind::NoData,
                    candidate.total > 0 ? QStringLiteral("No requests reached the stable version: there is "
                                                         "nothing to compare with.")
                                        : QStringLiteral("No requests reached the candidate."));
    if (candidate.events > candidate.total || stable.events > stable.total)
        return said(verdict, Kind::NoData,
                    QStringLiteral("There are more events than requests (candidate %1 of %2, stable %3 of "
                                   "%4): the two queries do not count the same.")
                        .arg(plain(candidate.events), plain(candidate.total), plain(stable.events),
                             plain(stable.total)));
    verdict.candidate = candidate.share();
    verdict.stable = stable.share();
    if (candidate.total < std::max(1, metric.minSamples))
        return said(verdict, Kind::Inconclusive,
                    QStringLiteral("%1 reached the candidate; %2 are needed.")
                        .arg(counted(candidate.total, "request"))
                        .arg(metric.minSamples));
    auto found = QStringLiteral("Candidate %1 of %2 (%3), stable %4 of %5 (%6)")
                     .arg(candidate.events, 0, 'f', 0)
                     .arg(counted(candidate.total, "request"), percent(verdict.candidate))
                     .arg(stable.events, 0, 'f', 0)
                     .arg(stable.total, 0, 'f', 0)
                     .arg(percent(verdict.stable));
    const auto inflation =
        countInflation(counts.events, counts.totals, counts.otherEvents, counts.otherTotals);
    const auto deflated = [](const EventCount& count, double by) {
        return EventCount{std::round(count.events / by), std::max(1.0, std::round(count.total / by))};
    };
    candidate = deflated(candidate, inflation.first);
    stable = deflated(stable, inflation.second);
    const bool isLower = isLowerBetter(metric);
    const double ratio = 1 + (isLower ? 1 : -1) * metric.tolerancePercent / 100;
    const auto test = compareProportions(candidate, stable, ratio, shownLevel);
    verdict.effect = verdict.candidate - verdict.stable;
    verdict.effectLow = test.low;
    verdict.effectHigh = test.high;
    verdict.p = isLower ? test.midGreater : test.midLess;
    found += QStringLiteral(": a difference of %1 (95 %: %2 to %3).")
                 .arg(percent(verdict.effect), percent(verdict.effectLow), percent(verdict.effectHigh));
    if (inflation.first > 2)
        found += QStringLiteral(" Events come in bursts, so that one of the candidate counts as %1.")
                     .arg(plain(1 / inflation.first));
    conclude(verdict, metric, terms, found);
    return verdict;
}

} // namespace ph
