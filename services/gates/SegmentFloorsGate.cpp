#include "services/analysis/FamilyWiseError.h"
#include "services/gates/Objections.h"

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

constexpr double usualFamilyErrorRate = 0.05;

struct Segment {
    QString name;
    double floor = 0;
    double value = std::nan("");
    double sample = 1;
    double p = std::nan(""); ///< of a value this bad or worse where the truth is the floor; NaN: unknown
    bool isThere = false;
};

struct Question {
    bool lowerIsBetter = false;
    QString key, countKey;
    const VersionFacts& facts;

    QString keyOf(const QString& pattern, const QString& metric, const QString& segment) const
    {
        auto key_ = pattern;
        return key_.replace(QLatin1String("{metric}"), metric).replace(QLatin1String("{segment}"), segment);
    }
};

/// Student's one-sample t test, one-sided.
void judgeFolds(Segment& segment, const NumbersByKey& folds, bool lowerIsBetter)
{
    const double n = double(folds.size());
    double mean = 0, squares = 0;
    for (const auto value : folds)
        mean += value / n;
    for (const auto value : folds)
        squares += (value - mean) * (value - mean);
    segment.value = mean;
    segment.sample = n;
    const double distance = (lowerIsBetter ? segment.floor - mean : mean - segment.floor);
    const double spread = std::sqrt(squares / (n - 1) / n);
    if (!std::isfinite(mean) || !std::isfinite(spread))
        return;
    segment.p = spread > 0     ? boost::math::cdf(boost::math::students_t(n - 1), distance / spread)
                : distance < 0 ? 0
                               : 1;
}

/// The exact binomial test: the value is a share of `count`.
void judgeShare(Segment& segment, double count, bool lowerIsBetter)
{
    segment.sample = count;
    if (!(count >= 1) || count > 1e15 || !(segment.value >= 0 && segment.value <= 1) ||
        !(segment.floor >= 0 && segment.floor <= 1))
        return;
    const boost::math::binomial truth(std::floor(count), segment.floor);
    const double hits = std::min(std::floor(count), std::round(segment.value * count));
    segment.p = !lowerIsBetter ? boost::math::cdf(truth, hits)
                : hits <= 0    ? 1
                               : boost::math::cdf(boost::math::complement(truth, hits - 1));
}

GateFinding evaluateSegmentFloors(const GateQuestion& question)
{
    const auto metric = question.text("metric");
    const Question asked{question.text("direction") == QLatin1String("lower"),
                         question.text("key", QStringLiteral("{metric}/{segment}")),
                         question.text("count-key"), question.facts.candidate};
    const auto errorRate = question.number("error-rate", usualFamilyErrorRate);
    const auto fewest = question.number("minimum-sample", 1);
    const auto metrics = asked.facts.metrics.value.value_or(NumbersByKey());
    const auto folds = asked.facts.folds.value.value_or(QMap<QString, NumbersByKey>());
    GateFinding finding;
    std::vector<Segment> segments;
    const auto floors = question.spec.settings.value(QLatin1String("floors")).toObject();
    for (auto it = floors.begin(); it != floors.end(); ++it) {
        auto& segment = segments.emplace_back();
        segment.name = it.key();
        segment.floor = it.value().toDouble(std::nan(""));
        const auto key = asked.keyOf(asked.key, metric, segment.name);
        finding.metrics.append(key);
        if (folds.value(key).size() > 1) {
            segment.isThere = true;
            judgeFolds(segment, folds.value(key), asked.lowerIsBetter);
        } else if (metrics.contains(key)) {
            segment.isThere = true;
            segment.value = metrics.value(key);
            if (!asked.countKey.isEmpty()) {
                const auto countKey = asked.keyOf(asked.countKey, metric, segment.name);
                finding.metrics.append(countKey);
                judgeShare(segment, metrics.value(countKey, std::nan("")), asked.lowerIsBetter);
            }
        }
    }
    std::vector<double> p;
    p.reserve(segments.size());
    for (const auto& segment : segments)
        p.push_back(segment.p);
    const auto adjusted = adjustedForFamily(p);
    QStringList below, doubtful, missing, senseless, small;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const auto& segment = segments[i];
        if (!segment.isThere) {
            missing.append(segment.name);
            continue;
        }
        finding.numbers.append({segment.name, segment.value, {}});
        const bool hasCount = !(asked.countKey.isEmpty() && segment.sample == 1);
        if (hasCount)
            finding.numbers.append({segment.name + QStringLiteral(", sample"), segment.sample, {}});
        if (!std::isfinite(segment.value) || !std::isfinite(segment.floor) ||
            (hasCount && std::isnan(segment.p))) {
            senseless.append(segment.name);
            continue;
        }
        if (hasCount)
            finding.numbers.append({segment.name + QStringLiteral(", p (Holm)"), adjusted[i], {}});
        finding.sampleSize += qint64(segment.sample);
        const double margin =
            asked.lowerIsBetter ? segment.floor - segment.value : segment.value - segment.floor;
        if (!finding.margin || margin < *finding.margin) {
            finding.margin = margin;
            finding.threshold = segment.floor;
        }
        if (margin < 0)
            (!hasCount || adjusted[i] <= errorRate ? below : doubtful).append(segment.name);
        else if (segment.sample < fewest)
            small.append(segment.name);
    }
    finding.query = QStringLiteral("%1 of %2 segments").arg(metric).arg(segments.size());
    const auto answer = [&](GateVerdict verdict, const QString& reason) {
        finding.verdict = verdict;
        finding.reason = reason;
        return finding;
    };
    if (!below.isEmpty())
        return answer(GateVerdict::Fail, QStringLiteral("Beyond the floor: %1.").arg(listed(below)));
    if (!senseless.isEmpty())
        return answer(GateVerdict::Inconclusive,
                      QStringLiteral("No usable number or sample size: %1.").arg(listed(senseless)));
    if (!missing.isEmpty() || segments.empty())
        return answer(GateVerdict::NoData, QStringLiteral("Not logged: %1.").arg(listed(missing)));
    if (!doubtful.isEmpty())
        return answer(GateVerdict::Inconclusive,
                      QStringLiteral("Beyond the floor, but that may be chance: %1.").arg(listed(doubtful)));
    if (!small.isEmpty())
        return answer(GateVerdict::Inconclusive,
                      QStringLiteral("Fewer than %1 in a segment: %2.").arg(fewest).arg(listed(small)));
    return answer(GateVerdict::Pass,
                  QStringLiteral("All %1 segments keep their floor.").arg(segments.size()));
}

} // namespace

/// Which segments lie beyond their floor by more than chance is told by a test per segment (of folds:
/// Student's t; of shares with a sample size: the exact binomial), Holm's correction over all of them. Beyond
/// the floor within chance is Inconclusive: it is no pass either.
GateKind segmentFloorsGate()
{
    return {
        QStringLiteral("segment-floors"),
        QStringLiteral("A metric keeps its floor in every segment."),
        {shape::required("metric", shape::text(QStringLiteral("The metric's name."))),
         shape::required("floors", shape::map(shape::number(QStringLiteral("The worst allowed value.")),
                                              QStringLiteral("Segment -> floor."))),
         shape::optional("key", shape::text(QStringLiteral("Key that a segment's metric is logged under; "
                                                           "usually {metric}/{segment}."))),
         shape::optional("count-key", shape::text(QStringLiteral("Key that a segment's sample size is "
                                                                 "logged under, for metrics that are a "
                                                                 "share of it: {segment}/n."))),
         shape::optional("direction", shape::choice({QStringLiteral("higher"), QStringLiteral("lower")},
                                                    QStringLiteral("Which way it is better; usually "
                                                                   "higher."))),
         shape::optional("minimum-sample",
                         shape::integer(QStringLiteral("Fewest rows or folds of a segment."), 1, 1e9)),
         shape::optional("error-rate",
                         shape::number(QStringLiteral("How often any segment may be called bad by chance. "
                                                      "Usually 0.05."),
                                       0.0001, 0.2))},
        {},
        {{FactName::CandidateMetrics, FactName::CandidateFolds}},
        evaluateSegmentFloors};
}

} // namespace ph
