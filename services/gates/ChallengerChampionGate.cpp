#include "models/values/MetricDirection.h"
#include "services/analysis/BootstrapDifference.h"
#include "services/analysis/SignedRank.h"
#include "services/gates/GateKinds.h"

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

/// Of a wrong answer in either direction, unless the policy says otherwise. A/A comparisons of equals then
/// fail in at most 2 of 100 and pass in at most 2 of 100.
constexpr double usualErrorRate = 0.02;
constexpr double fewestSample = 5;

struct Comparison {
    QString metric;
    double sign = 1; ///< -1 where lower is better: afterwards higher is
    double bar = 0;  ///< the challenger has to be shown to be better by more than this
    double errorRate = usualErrorRate;
    std::size_t fewest = std::size_t(fewestSample);
};

std::optional<Comparison> comparisonOf(const GateQuestion& question)
{
    Comparison comparison;
    comparison.metric = question.text("metric");
    const auto direction = question.text("direction");
    if (direction == QLatin1String("lower") ||
        (direction.isEmpty() && directionFromName(comparison.metric) == MetricDirection::LowerIsBetter))
        comparison.sign = -1;
    else if (direction.isEmpty() && directionFromName(comparison.metric) == MetricDirection::Unknown)
        return std::nullopt;
    comparison.bar = question.number("minimum-effect", 0) - question.number("tolerance", 0);
    comparison.errorRate = question.number("error-rate", usualErrorRate);
    comparison.fewest = std::size_t(std::max(1.0, question.number("minimum-sample", fewestSample)));
    return comparison;
}

NumbersByKey foldsOf(const VersionFacts& version, const QString& metric)
{
    return version.folds.value ? version.folds.value->value(metric) : NumbersByKey();
}

/// Folds where there are any, else the one value that was logged.
std::vector<double> valuesOf(const VersionFacts& version, const QString& metric)
{
    const auto folds = foldsOf(version, metric);
    std::vector<double> values(folds.begin(), folds.end());
    if (values.empty() && version.metrics.value) {
        if (const auto found = version.metrics.value->constFind(metric);
            found != version.metrics.value->constEnd())
            values.push_back(*found);
    }
    return values;
}

GateFinding decide(const Comparison& comparison, double difference, bool isAbove, bool isBelow,
                   const QString& evidence)
{
    auto finding = isAbove ? passing({}) : isBelow ? failing({}) : inconclusive({});
    finding.reason =
        QStringLiteral("The challenger's %1 is %2 by %3 (%4 than %5 is demanded): %6.")
            .arg(comparison.metric, difference < 0 ? QStringLiteral("worse") : QStringLiteral("better"))
            .arg(std::abs(difference), 0, 'g', 4)
            .arg(comparison.bar < 0 ? QStringLiteral("no worse") : QStringLiteral("better by more"))
            .arg(std::abs(comparison.bar), 0, 'g', 4)
            .arg(evidence);
    finding.threshold = comparison.bar;
    finding.margin = difference - comparison.bar;
    finding.numbers.append({QStringLiteral("difference, positive is better"), difference, {}});
    return finding;
}

GateFinding comparePaired(const Comparison& comparison, const NumbersByKey& challenger,
                          const NumbersByKey& champion)
{
    std::vector<double> beyondBar;
    double mean = 0;
    for (auto it = challenger.cbegin(); it != challenger.cend(); ++it) {
        const double difference = comparison.sign * (it.value() - champion.value(it.key()));
        mean += difference / double(challenger.size());
        beyondBar.push_back(difference - comparison.bar);
    }
    const auto test = signedRank(beyondBar);
    auto finding =
        decide(comparison, mean, test.pGreater <= comparison.errorRate, test.pLess <= comparison.errorRate,
               QStringLiteral("Wilcoxon's signed-rank test on %1 matching folds").arg(challenger.size()));
    if (std::pow(2.0, -double(test.pairs)) > comparison.errorRate)
        finding.reason += QStringLiteral(" %1 folds that differ are too few to tell at an error rate of %2.")
                              .arg(test.pairs)
                              .arg(comparison.errorRate);
    finding.sampleSize = qint64(challenger.size());
    finding.numbers.append({QStringLiteral("W+"), test.statistic, {}});
    if (test.pairs > 0) {
        finding.numbers.append({QStringLiteral("p, not better than demanded"), test.pGreater, {}});
        finding.numbers.append({QStringLiteral("p, not worse than demanded"), test.pLess, {}});
    }
    return finding;
}

GateFinding compareGroups(const Comparison& comparison, std::vector<double> challenger,
                          std::vector<double> champion)
{
    for (auto* values : {&challenger, &champion})
        std::transform(values->begin(), values->end(), values->begin(),
                       [&](double value) { return comparison.sign * value; });
    const auto found = groupDifference(challenger, champion, Statistic::Mean,
                                       {.resamples = 2000, .level = 1 - 2 * comparison.errorRate});
    auto finding = decide(comparison, found.estimate, found.hasInterval() && found.low > comparison.bar,
                          found.hasInterval() && found.high < comparison.bar,
                          found.hasInterval()
                              ? QStringLiteral("%1 % bootstrap interval %2 to %3")
                                    .arg(100 * found.level)
                                    .arg(found.low, 0, 'g', 4)
                                    .arg(found.high, 0, 'g', 4)
                              : QStringLiteral("values that do not vary tell nothing of how sure this is"));
    finding.sampleSize = qint64(std::min(challenger.size(), champion.size()));
    if (found.hasInterval()) {
        finding.numbers.append({QStringLiteral("interval, low"), found.low, {}});
        finding.numbers.append({QStringLiteral("interval, high"), found.high, {}});
    }
    return finding;
}

GateFinding compare(const Comparison& comparison, const GateFacts& facts)
{
    const auto challenger = valuesOf(facts.candidate, comparison.metric);
    const auto champion = valuesOf(facts.champion, comparison.metric);
    if (challenger.empty() || champion.empty())
        return noData(QStringLiteral("The %1 has no %2.")
                          .arg(challenger.empty() ? QStringLiteral("challenger") : QStringLiteral("champion"),
                               comparison.metric));
    for (const auto* values : {&challenger, &champion}) {
        if (!std::all_of(values->begin(), values->end(), [](double v) { return std::isfinite(v); }))
            return inconclusive(
                QStringLiteral("The %1 has a value of %2 that is no finite number.")
                    .arg(values == &challenger ? QStringLiteral("challenger") : QStringLiteral("champion"),
                         comparison.metric));
    }
    const auto smaller = std::min(challenger.size(), champion.size());
    if (smaller < comparison.fewest)
        return inconclusive(QStringLiteral("Only %1 of the %3 values of %2 that each side needs.")
                                .arg(smaller)
                                .arg(comparison.metric)
                                .arg(comparison.fewest));
    if (smaller == 1) { // asked for by a minimum sample of 1: no evidence but the values themselves
        const double difference = comparison.sign * (challenger.front() - champion.front());
        auto finding =
            decide(comparison, difference, difference > comparison.bar, difference < comparison.bar,
                   QStringLiteral("single values, whose chance is unknown"));
        finding.sampleSize = 1;
        return finding;
    }
    const auto foldsA = foldsOf(facts.candidate, comparison.metric);
    const auto foldsB = foldsOf(facts.champion, comparison.metric);
    return foldsA.keys() == foldsB.keys() ? comparePaired(comparison, foldsA, foldsB)
                                          : compareGroups(comparison, challenger, champion);
}

GateFinding evaluateChallengerChampion(const GateQuestion& question)
{
    const auto comparison = comparisonOf(question);
    if (!comparison)
        return inconclusive(
            QStringLiteral("Whether %1 is better high or low follows from no word of its name; "
                           "the policy has to say it (direction).")
                .arg(question.text("metric")));
    auto finding = compare(*comparison, question.facts);
    finding.query = QStringLiteral("%1 of both versions").arg(comparison->metric);
    finding.metrics = {comparison->metric};
    return finding;
}

} // namespace

/// Three answers: shown to be better than the bar (minimum-effect less tolerance), shown to be worse,
/// neither. Matching folds: Wilcoxon's signed-rank test, exact; else a two-sample BCa bootstrap of the means.
///
/// Of 1,000 comparisons of equals with the usual settings at most 2.5 % fail. Power where folds spread by 2 %
/// of the metric, for a true effect of 1, 2, 5 %: 10 matching folds 22, 69, 100 %; 30 matching folds 67, 100,
/// 100 %; 10 runs a side 17, 57, 100 %; 30 runs a side 44, 98, 100 % (tst_challenger_champion prints them).
GateKind challengerChampionGate()
{
    return {
        QStringLiteral("challenger-champion"),
        QStringLiteral(
            "The candidate's metric is shown to be better, or at least not worse, than the champion's."),
        {shape::required("metric", shape::text(QStringLiteral("Key of a metric of both source runs."))),
         shape::optional("direction", shape::choice({QStringLiteral("higher"), QStringLiteral("lower")},
                                                    QStringLiteral("Which way it is better; without it, what "
                                                                   "the metric's name says."))),
         shape::optional("tolerance",
                         shape::number(QStringLiteral("The challenger may be worse by less than this, in the "
                                                      "metric's unit. Usually 0."),
                                       0)),
         shape::optional("minimum-effect",
                         shape::number(QStringLiteral("The challenger has to be better by more than this, in "
                                                      "the metric's unit. Usually 0."),
                                       0)),
         shape::optional("minimum-sample",
                         shape::integer(QStringLiteral("Fewest folds or repetitions of each side, usually 5. "
                                                       "1 lets single values decide."),
                                        1, 100'000)),
         shape::optional("error-rate",
                         shape::number(QStringLiteral("How often equals may be called better, and how often "
                                                      "worse. Usually 0.02."),
                                       0.0001, 0.2))},
        {},
        {{FactName::CandidateMetrics, FactName::CandidateFolds},
         {FactName::ChampionMetrics, FactName::ChampionFolds}},
        evaluateChallengerChampion};
}

} // namespace ph
