#include "services/metrics/CanaryEvidence.h"

#include "models/values/TargetPlaceholder.h"
#include "services/metrics/MetricsText.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace ph {

namespace {

using Windows = std::map<QString, MetricWindow>; ///< by segment
using Increases = std::map<QString, std::map<std::int64_t, double>>;

Result<QString> segmentOf(const MetricSeries& series, const AnalysisMetric& metric, const QString& query)
{
    if (metric.segment.isEmpty())
        return QString();
    const auto found = series.labels.constFind(metric.segment);
    if (found == series.labels.constEnd())
        return fail(ErrorKind::Invalid, query,
                    metricsText(QT_TRANSLATE_NOOP("ph::MetricsSource",
                                                  "A series has no label %1, by which %2 is judged apart."))
                        .arg(metric.segment, metric.name));
    return *found;
}

Result<std::vector<MetricSeries>> ask(MetricSeriesSource& source, const QString& query, const QString& target,
                                      const MetricRange& range)
{
    return queryForTarget(query, target).and_then([&](const QString& asked) {
        return source.series(asked, range);
    });
}

Result<Windows> readValues(MetricSeriesSource& source, const AnalysisMetric& metric, const QString& target,
                           const MetricRange& range)
{
    const auto found = ask(source, metric.query, target, range);
    if (!found)
        return fail(found.error());
    Windows windows;
    for (const auto& series : *found) {
        const auto segment = segmentOf(series, metric, metric.query);
        if (!segment)
            return fail(segment.error());
        if (!windows.emplace(*segment, MetricWindow{series.timesMs, series.values, {}}).second)
            return fail(ErrorKind::Invalid, metric.query,
                        metricsText(QT_TRANSLATE_NOOP(
                                        "ph::MetricsSource",
                                        "It gives %1 series where one number is wanted: aggregate them, or "
                                        "judge them apart by a segment label."))
                            .arg(found->size()));
    }
    return windows;
}

/// By segment and time. `firstMs` is when any counter of the target is first seen.
Result<Increases> increasesOf(const std::vector<MetricSeries>& counters, std::int64_t firstMs,
                              const AnalysisMetric& metric, const QString& query)
{
    Increases increases;
    for (const auto& counter : counters) {
        const auto segment = segmentOf(counter, metric, query);
        if (!segment)
            return fail(segment.error());
        auto& byTime = increases[*segment];
        double last = std::nan("");
        for (std::size_t i = 0; i < counter.values.size(); ++i) {
            const double value = counter.values[i];
            if (!std::isfinite(value))
                continue;
            if (std::isnan(last))
                last = i == 0 && counter.timesMs[i] > firstMs ? 0 : value;
            if (counter.timesMs[i] > firstMs)
                byTime[counter.timesMs[i]] += value < last ? value : value - last; // less: it began anew
            last = value;
        }
    }
    return increases;
}

struct Counters {
    std::vector<MetricSeries> events, totals;
};

Result<Counters> readCounters(MetricSeriesSource& source, const AnalysisMetric& metric, const QString& target,
                              const MetricRange& range)
{
    auto events = ask(source, metric.query, target, range);
    if (!events)
        return fail(events.error());
    auto totals = ask(source, metric.totalQuery, target, range);
    if (!totals)
        return fail(totals.error());
    return Counters{std::move(*events), std::move(*totals)};
}

Result<Windows> countedWindows(const Counters& counters, const AnalysisMetric& metric, double withoutEvents)
{
    std::int64_t firstMs = std::numeric_limits<std::int64_t>::max();
    for (const auto* all : {&counters.events, &counters.totals}) {
        for (const auto& counter : *all) {
            if (!counter.timesMs.empty())
                firstMs = std::min(firstMs, counter.timesMs.front());
        }
    }
    const auto events = increasesOf(counters.events, firstMs, metric, metric.query);
    if (!events)
        return fail(events.error());
    const auto totals = increasesOf(counters.totals, firstMs, metric, metric.totalQuery);
    if (!totals)
        return fail(totals.error());
    Windows windows;
    for (const auto& [segment, byTime] : *totals) {
        auto& window = windows[segment];
        const auto counted = events->find(segment);
        for (const auto& [time, total] : byTime) {
            double count = withoutEvents;
            if (counted != events->end()) {
                const auto at = counted->second.find(time);
                count = at == counted->second.end() ? 0 : at->second;
            }
            window.timesMs.push_back(time);
            window.values.push_back(count);
            window.totals.push_back(total);
        }
    }
    return windows;
}

QList<MetricEvidence> joined(const AnalysisMetric& metric, const Windows& candidate, const Windows& stable)
{
    std::map<QString, MetricEvidence> bySegment;
    for (const auto& [segment, window] : candidate)
        bySegment[segment].candidate = window;
    for (const auto& [segment, window] : stable)
        bySegment[segment].stable = window;
    QList<MetricEvidence> evidence;
    for (auto& [segment, item] : bySegment) {
        item.metric = metric.name;
        item.segment = segment;
        evidence.append(std::move(item));
    }
    return evidence;
}

} // namespace

Result<QList<MetricEvidence>> readEvidence(MetricSeriesSource& source, const AnalysisMetric& metric,
                                           const CanaryTargets& targets, const MetricRange& range)
{
    const bool isProportion = metric.judge == AnalysisMetric::Judge::Proportion;
    const bool namesOne = namesTarget(metric.query) && (!isProportion || namesTarget(metric.totalQuery));
    if (metric.judge != AnalysisMetric::Judge::Threshold && !namesOne)
        return fail(
            ErrorKind::Invalid, metric.query,
            metricsText(
                QT_TRANSLATE_NOOP("ph::MetricsSource",
                                  "The query of %1 does not say {target}: candidate and stable version would "
                                  "be the same numbers."))
                .arg(metric.name));
    if (isProportion) {
        const auto candidate = readCounters(source, metric, targets.candidate, range);
        if (!candidate)
            return fail(candidate.error());
        const auto stable = readCounters(source, metric, targets.stable, range);
        if (!stable)
            return fail(stable.error());
        const bool isCounted = !candidate->events.empty() || !stable->events.empty();
        const double withoutEvents = isCounted ? 0 : std::nan("");
        const auto ofCandidate = countedWindows(*candidate, metric, withoutEvents);
        if (!ofCandidate)
            return fail(ofCandidate.error());
        const auto ofStable = countedWindows(*stable, metric, withoutEvents);
        if (!ofStable)
            return fail(ofStable.error());
        return joined(metric, *ofCandidate, *ofStable);
    }
    const auto candidate = readValues(source, metric, targets.candidate, range);
    if (!candidate)
        return fail(candidate.error());
    if (!namesOne)
        return joined(metric, *candidate, {});
    const auto stable = readValues(source, metric, targets.stable, range);
    if (!stable)
        return fail(stable.error());
    return joined(metric, *candidate, *stable);
}

} // namespace ph
