#include "services/diagnosis/RuleTrips.h"

#include "models/values/TargetPlaceholder.h"
#include "services/analysis/MetricJudgement.h"
#include "services/gates/GateEvaluation.h"
#include "services/gates/GateQueries.h"
#include "services/gates/MetricBounds.h"
#include "services/incidents/Suspects.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

constexpr std::int64_t minuteMs = 60'000, metricReachMs = 60 * minuteMs;
constexpr std::int64_t staleAfterMs = 5 * minuteMs; // as Prometheus: an older value is none
constexpr std::size_t mostLooks = 20'000;           // at a gate, over all the history

/// A cause that came much earlier would have shown by then (see suspectKind): 1/5 of its closeness.
std::int64_t reachOf(TimelineKind kind)
{
    return 4 * suspectKind(kind).halfMs;
}

void addRows(RuleTrips& trips, const DiagnosisCheck& check, const CachedPast& past, const ConcernOf& concern,
             const QString& column = {})
{
    trips.kinds = check.kinds;
    const QRegularExpression name(
        QStringLiteral("(?<![\\w.])%1(?![\\w.])").arg(QRegularExpression::escape(column)));
    for (const auto row : matchingRows(check, *past.table, concern)) {
        const auto item = past.table->item(row);
        if (column.isEmpty() || name.match(item.title).hasMatch())
            trips.trips.push_back({item.atMs, item.isExact() ? noTime : item.afterMs, reachOf(item.kind),
                                   item.title, item.reference, row});
    }
}

/// Whether it was asked by this expression. What version stood for {target} then does not matter.
bool isAskedBy(const QString& expression, const QString& query, const QString& window)
{
    auto pattern = QRegularExpression::escape(QString(query).replace(QLatin1String("{window}"), window));
    pattern.replace(QRegularExpression::escape(QString(targetPlaceholder)), QStringLiteral("[^\"]*"));
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(expression).hasMatch();
}

std::vector<const CachedSeries*> seriesOf(const CachedPast& past, const ConcernOf& concern,
                                          const QString& query, const QString& window)
{
    std::vector<const CachedSeries*> found;
    for (const auto& series : past.series) {
        if (!query.isEmpty() && concern(series.scope) != Concern::Others &&
            isAskedBy(series.expression, query, window))
            found.push_back(&series);
    }
    return found;
}

void noteTimes(RuleTrips& trips, const MetricSeries& points)
{
    if (points.timesMs.empty())
        return;
    trips.firstMs =
        trips.firstMs == noTime ? points.timesMs.front() : std::min(trips.firstMs, points.timesMs.front());
    trips.lastMs = std::max(trips.lastMs, points.timesMs.back());
}

void addNumbers(RuleTrips& trips, const DiagnosisCheck& check, const CachedPast& past,
                const ConcernOf& concern)
{
    const MetricBound bound{check.series, check.atLeast, check.atMost, {}};
    for (const auto* series : seriesOf(past, concern, check.series, {})) {
        noteTimes(trips, series->points);
        const auto size = std::min(series->points.timesMs.size(), series->points.values.size());
        for (std::size_t i = 0; i < size; ++i) {
            const auto held = withinBounds({bound}, {{check.series, series->points.values[i]}});
            if (held.verdict == GateVerdict::Fail)
                trips.trips.push_back(
                    {series->points.timesMs[i], noTime, metricReachMs, held.reason, series->expression});
        }
    }
    if (trips.firstMs == noTime)
        trips.untried = QStringLiteral("No number is cached under: %1.").arg(check.series);
}

void addThreshold(RuleTrips& trips, const AnalysisMetric& metric, const CachedPast& past,
                  const ConcernOf& concern)
{
    const auto wanted = std::size_t(std::max(1, metric.minSamples));
    for (const auto* series : seriesOf(past, concern, metric.query, {})) {
        noteTimes(trips, series->points);
        const auto& times = series->points.timesMs;
        const auto& values = series->points.values;
        for (std::size_t i = wanted; i <= std::min(times.size(), values.size()); ++i) {
            MetricEvidence evidence{metric.name, {}, {}, {}};
            const auto from = std::ptrdiff_t(i - wanted), to = std::ptrdiff_t(i);
            evidence.candidate.timesMs.assign(times.begin() + from, times.begin() + to);
            evidence.candidate.values.assign(values.begin() + from, values.begin() + to);
            const auto verdict = judgeThreshold(metric, evidence, {.untilMs = times[i - 1]});
            if (verdict.kind == MetricVerdict::Kind::Fail)
                trips.trips.push_back({times[i - 1], noTime, metricReachMs, verdict.why, series->expression});
        }
    }
    if (trips.firstMs == noTime)
        trips.untried = QStringLiteral("No number is cached under the query of %1.").arg(metric.name);
}

/// Numbers of a gate's queries as they stood at a moment.
QMap<QString, QueriedSamples> answersAt(const QMap<QString, std::vector<const CachedSeries*>>& asked,
                                        std::int64_t atMs)
{
    QMap<QString, QueriedSamples> answers;
    for (auto it = asked.cbegin(); it != asked.cend(); ++it) {
        if (it->empty())
            continue;
        QueriedSamples samples{it->front()->expression, {}};
        for (const auto* series : *it) {
            const auto& times = series->points.timesMs;
            const auto after = std::upper_bound(times.begin(), times.end(), atMs);
            if (after == times.begin() || atMs - *(after - 1) > staleAfterMs)
                continue;
            const auto place = std::size_t(after - times.begin()) - 1;
            samples.samples.push_back({series->points.labels, series->points.values[place], times[place]});
        }
        answers.insert(it.key(), samples);
    }
    return answers;
}

void askAgain(RuleTrips& trips, const GateSpec& gate, const CachedPast& past, const ConcernOf& concern)
{
    QMap<QString, std::vector<const CachedSeries*>> asked;
    for (const auto* key : {"query", "requests", "baseline"}) {
        const auto query = gate.settings.value(QLatin1String(key)).toString();
        if (!query.isEmpty())
            asked.insert(QLatin1String(key), seriesOf(past, concern, query, queryWindow(gate)));
    }
    std::vector<std::int64_t> times;
    for (const auto* series : asked.value(QStringLiteral("query")))
        times.insert(times.end(), series->points.timesMs.begin(), series->points.timesMs.end());
    std::sort(times.begin(), times.end());
    times.erase(std::unique(times.begin(), times.end()), times.end());
    QString lastReason;
    const auto stride = std::max<std::size_t>(1, (times.size() + mostLooks - 1) / mostLooks);
    for (std::size_t i = 0; i < times.size(); i += stride) {
        GateFacts facts;
        auto& queried = facts.own[gate.id].queried;
        queried.value = answersAt(asked, times[i]);
        queried.observedMs = times[i];
        const auto result = evaluateGate(gate, facts, times[i], staleAfterMs);
        lastReason = result.reason;
        if (result.verdict != GateVerdict::Pass && result.verdict != GateVerdict::Fail)
            continue; // it said nothing then
        trips.firstMs = trips.firstMs == noTime ? times[i] : trips.firstMs;
        trips.lastMs = times[i];
        if (result.verdict == GateVerdict::Fail)
            trips.trips.push_back({times[i], noTime, metricReachMs, result.reason,
                                   asked.value(QStringLiteral("query")).front()->expression});
    }
    if (trips.firstMs == noTime)
        trips.untried = times.empty()
                            ? QStringLiteral("No number is cached under the query of %1.").arg(gate.id)
                            : QStringLiteral("It would have had no answer: %1").arg(lastReason);
}

/// The findings that stand for a gate about data or files; none for other gates.
std::optional<DiagnosisCheck> findingsOf(const QString& gateKind)
{
    DiagnosisCheck check;
    if (gateKind == QLatin1String("freshness"))
        check.kinds = {TimelineKind::Freshness};
    else if (gateKind == QLatin1String("data-quality") || gateKind == QLatin1String("data-contract") ||
             gateKind == QLatin1String("train-serve-consistency"))
        check.kinds = {TimelineKind::QualityViolation};
    else if (gateKind == QLatin1String("drift"))
        check.kinds = {TimelineKind::DriftOnset};
    else if (gateKind == QLatin1String("prompt-and-policy-pinned"))
        check.kinds = {TimelineKind::PromptChange};
    else if (gateKind == QLatin1String("no-open-incident")) {
        check.kinds = {TimelineKind::Alert};
        check.concerns = DiagnosisCheck::Concerns::Either;
    } else
        return std::nullopt;
    return check;
}

struct Trying {
    const CachedPast& past;
    const ConcernOf& concern;
    RuleTrips trips = {};

    void operator()(const ChecklistLineRule& line)
    {
        if (line.check.kind == DiagnosisCheck::Kind::Metric)
            addNumbers(trips, line.check, past, concern);
        else
            addRows(trips, line.check, past, concern);
    }
    void operator()(const ThresholdRule& threshold) { addThreshold(trips, threshold.metric, past, concern); }
    void operator()(const ContractClauseRule& clause)
    {
        addRows(trips, *findingsOf(QStringLiteral("data-contract")), past, concern, clause.column);
    }
    void operator()(const GateRule& rule)
    {
        const auto findings = findingsOf(rule.gate.kind);
        if (asksMetrics(rule.gate) && rule.gate.kind != QLatin1String("no-open-incident"))
            askAgain(trips, rule.gate, past, concern);
        else if (findings)
            addRows(trips, *findings, past, concern);
        else
            trips.untried =
                QStringLiteral("What a gate of the kind %1 looks at is not cached.").arg(rule.gate.kind);
    }
};

} // namespace

RuleTrips ruleTrips(const LearnedRule& rule, const CachedPast& past, const ConcernOf& concern)
{
    Trying trying{past, concern};
    std::visit(trying, rule.rule);
    std::stable_sort(trying.trips.trips.begin(), trying.trips.trips.end(),
                     [](const RuleTrip& a, const RuleTrip& b) { return a.atMs < b.atMs; });
    return std::move(trying.trips);
}

} // namespace ph
