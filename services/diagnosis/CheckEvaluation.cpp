#include "services/diagnosis/CheckEvaluation.h"

#include "services/gates/MetricBounds.h"

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

/// [fromMs, toMs]
struct CheckedTime {
    std::int64_t fromMs, toMs;
};

CheckedTime checkedTime(const DiagnosisCheck& check, const DiagnosisQuestion& question)
{
    return {question.onsetMs - std::min(check.beforeMs, question.lookBackMs),
            std::min(question.onsetMs + check.afterMs, std::max(question.nowMs, question.onsetMs))};
}

/// It lasted into the time, or may have happened in it.
bool touches(const TimelineTable& table, std::uint32_t row, const CheckedTime& time)
{
    const auto begins = table.isExact(row) ? table.atMs(row) : table.afterMs(row);
    const auto end = table.endMs(row);
    return begins <= time.toMs &&
           std::max(table.atMs(row), end == noTime ? table.atMs(row) : end) >= time.fromMs;
}

bool isFind(TimelineKind kind)
{
    return kind == TimelineKind::Freshness || kind == TimelineKind::QualityViolation ||
           kind == TimelineKind::DriftOnset;
}

QString kindNames(const QList<TimelineKind>& kinds)
{
    QStringList names;
    names.reserve(kinds.size());
    for (const auto kind : kinds)
        names.append(timelineKindName(kind));
    return names.join(QStringLiteral(", "));
}

CheckFinding happenedFinding(const DiagnosisCheck& check, const CachedPast& past,
                             const DiagnosisQuestion& question, const ConcernOf& concern)
{
    CheckFinding finding{check, StepVerdict::NoData, {}, {}, {}, noTime};
    const auto time = checkedTime(check, question);
    const auto rows = matchingRows(check, *past.table, concern);
    std::copy_if(rows.rbegin(), rows.rend(), std::back_inserter(finding.rows),
                 [&](std::uint32_t row) { return touches(*past.table, row, time); });
    if (!finding.rows.empty()) {
        const auto newest = past.table->item(finding.rows.front());
        finding.verdict = check.found;
        finding.reason =
            finding.rows.size() == 1
                ? QStringLiteral("%1.").arg(newest.title)
                : QStringLiteral("%1, and %2 more.").arg(newest.title).arg(finding.rows.size() - 1);
        for (const auto row : finding.rows)
            finding.observedMs = std::max(finding.observedMs, past.table->seenMs(row));
        return finding;
    }
    QList<TimelineKind> unwatched;
    std::int64_t oldest = stillGoing;
    for (const auto kind : check.kinds) {
        const auto watchedMs = watchedSince(kind, question.onsetMs, past, concern);
        if (watchedMs == noTime)
            unwatched.append(kind);
        else
            oldest = std::min(oldest, watchedMs);
    }
    if (!unwatched.isEmpty() || check.kinds.isEmpty()) {
        finding.reason = QStringLiteral("Nobody has looked since it began: %1.").arg(kindNames(unwatched));
        return finding;
    }
    finding.verdict = StepVerdict::Ok;
    finding.observedMs = oldest;
    finding.reason = QStringLiteral("Nothing of the kind in that time.");
    return finding;
}

/// Of the values within the time, the one farthest beyond a bound, or nearest to it. None: there is none.
std::optional<double> worstValue(const DiagnosisCheck& check, const MetricSeries& points,
                                 const CheckedTime& time, std::int64_t& newestMs)
{
    std::optional<double> worst;
    double least = HUGE_VAL;
    const auto size = std::min(points.timesMs.size(), points.values.size());
    for (std::size_t i = 0; i < size; ++i) {
        const auto value = points.values[i];
        if (points.timesMs[i] < time.fromMs || points.timesMs[i] > time.toMs || std::isnan(value))
            continue;
        newestMs = std::max(newestMs, points.timesMs[i]);
        const auto margin = std::min(check.atLeast ? value - *check.atLeast : HUGE_VAL,
                                     check.atMost ? *check.atMost - value : HUGE_VAL);
        if (!worst || margin < least) {
            worst = value;
            least = margin;
        }
    }
    return worst;
}

CheckFinding metricFinding(const DiagnosisCheck& check, const CachedPast& past,
                           const DiagnosisQuestion& question, const ConcernOf& concern)
{
    CheckFinding finding{check, StepVerdict::NoData, {}, {}, {}, noTime};
    const auto time = checkedTime(check, question);
    NumbersByKey values;
    QList<MetricBound> bounds;
    for (const auto& series : past.series) {
        if (series.expression != check.series || concern(series.scope) == Concern::Others)
            continue;
        const auto name = series.points.labels.isEmpty() ? check.series : metricText(series.points.labels);
        if (const auto worst = worstValue(check, series.points, time, finding.observedMs)) {
            values.insert(name, *worst);
            bounds.append({name, check.atLeast, check.atMost, {}});
        }
    }
    if (bounds.isEmpty()) {
        finding.reason = QStringLiteral("No number is cached of that time: %1.").arg(check.series);
        return finding;
    }
    // As a gate holds numbers against bounds: what is no number is neither within nor beyond.
    const auto held = withinBounds(bounds, values);
    finding.numbers = held.numbers;
    finding.reason = held.reason;
    if (held.verdict == GateVerdict::Fail)
        finding.verdict = check.found;
    else if (held.verdict == GateVerdict::Pass && finding.observedMs >= question.onsetMs)
        finding.verdict = StepVerdict::Ok;
    else if (held.verdict == GateVerdict::Pass)
        finding.reason += QStringLiteral(" The cached numbers end before it began.");
    return finding;
}

} // namespace

ConcernOf::ConcernOf(const TimelineTable& table, const TimelineScope& asked)
    : asked_(asked)
{
    if (!asked.model.isEmpty())
        models_.insert(asked.model);
    if (asked.endpoint.isEmpty())
        return;
    for (const auto& scope : table.scopes()) {
        const TimelineScope here{asked.environment, asked.endpoint, {}, {}};
        if (!scope.endpoint.isEmpty() && !scope.model.isEmpty() && isWithin(scope, here))
            models_.insert(scope.model);
    }
}

Concern ConcernOf::operator()(const TimelineScope& scope) const
{
    // The model is looked at apart: what serves an endpoint may be of several, a prompt among them.
    if (!isWithin({scope.environment, scope.endpoint, {}, scope.segment},
                  {asked_.environment, asked_.endpoint, {}, asked_.segment}))
        return Concern::Others;
    if (!scope.endpoint.isEmpty())
        return Concern::Itself;
    if (scope.model.isEmpty())
        return Concern::Surroundings;
    return models_.isEmpty() || models_.contains(scope.model) ? Concern::Itself : Concern::Others;
}

std::vector<std::uint32_t> matchingRows(const DiagnosisCheck& check, const TimelineTable& table,
                                        const ConcernOf& concern)
{
    // By scope, of which there are few.
    std::vector<char> fits;
    fits.reserve(table.scopes().size());
    for (const auto& scope : table.scopes()) {
        const auto whom = concern(scope);
        const bool isConcerned =
            whom == Concern::Itself
                ? check.concerns != DiagnosisCheck::Concerns::Surroundings
                : whom == Concern::Surroundings && check.concerns != DiagnosisCheck::Concerns::Itself;
        const bool isSegment = check.segments == DiagnosisCheck::Segments::Any ||
                               (check.segments == DiagnosisCheck::Segments::Only) != scope.segment.isEmpty();
        fits.push_back(isConcerned && isSegment);
    }
    const auto reference = check.reference.toStdString();
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < table.size(); ++row) {
        if (!fits[table.scopeOf(row)] || !check.kinds.contains(table.kind(row)))
            continue;
        const auto role = table.role(row);
        const bool isRole = check.roles.isEmpty() ? role != TimelineRole::Remark : check.roles.contains(role);
        if (isRole && table.severity(row) >= check.least &&
            (reference.empty() || table.reference(row) == reference))
            rows.push_back(row);
    }
    return rows;
}

std::int64_t watchedSince(TimelineKind kind, std::int64_t sinceMs, const CachedPast& past,
                          const ConcernOf& concern)
{
    auto newest = noTime;
    for (const auto& watched : past.watched) {
        if (watched.kind == kind && watched.atMs >= sinceMs)
            newest = std::max(newest, watched.atMs);
    }
    if (isFind(kind))
        return newest;
    const auto& table = *past.table;
    for (auto row = table.firstFrom(sinceMs); row < table.size(); ++row) {
        if (table.kind(row) == kind && concern(table.scopes()[table.scopeOf(row)]) == Concern::Itself)
            newest = std::max(newest, table.seenMs(row));
    }
    return newest;
}

CheckFinding evaluateCheck(const DiagnosisCheck& check, const CachedPast& past,
                           const DiagnosisQuestion& question, const ConcernOf& concern)
{
    return check.kind == DiagnosisCheck::Kind::Metric ? metricFinding(check, past, question, concern)
                                                      : happenedFinding(check, past, question, concern);
}

} // namespace ph
