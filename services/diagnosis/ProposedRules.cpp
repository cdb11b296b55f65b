#include "services/diagnosis/ProposedRules.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace ph {

namespace {

/// Whether the same evidence tells of the next one, too: a data set or a rule stays, a release does not.
bool recurs(TimelineKind kind, const QString& reference)
{
    switch (kind) {
    case TimelineKind::Alert:
    case TimelineKind::Freshness:
    case TimelineKind::PromptChange:
        return !reference.isEmpty();
    case TimelineKind::QualityViolation:
        return reference.startsWith(QLatin1String("contract:"));
    default:
        return false;
    }
}

QString idFrom(const QString& words)
{
    static const QRegularExpression others(QStringLiteral("[^A-Za-z0-9]+"));
    auto id = QString(words).replace(others, QStringLiteral("-")).left(40).toLower();
    while (id.startsWith(u'-'))
        id.remove(0, 1);
    while (id.endsWith(u'-'))
        id.chop(1);
    return id.isEmpty() ? QStringLiteral("learned") : id;
}

/// Whole hours: a rule is for people.
std::int64_t roundedUp(std::int64_t ms)
{
    constexpr std::int64_t wholeMs = 3'600'000;
    return std::max<std::int64_t>(1, (ms + wholeMs - 1) / wholeMs) * wholeMs;
}

LearnedRule lineFor(const TimelineItem& item, const Suspect& suspect, Concern concern)
{
    DiagnosisCheck check;
    check.kinds = {item.kind};
    if (item.kind == TimelineKind::ReleaseStep) // a release's steps are the release
        check.kinds = {TimelineKind::Release, TimelineKind::ReleaseStep};
    check.roles = {item.role};
    check.found = StepVerdict::Bad;
    check.concerns = concern == Concern::Itself ? DiagnosisCheck::Concerns::Itself
                                                : DiagnosisCheck::Concerns::Surroundings;
    check.beforeMs = roundedUp(std::max(2 * suspect.mostLeadMs, suspectKind(item.kind).halfMs));
    check.afterMs = 5 * 60'000;
    if (!item.scope.segment.isEmpty())
        check.segments = DiagnosisCheck::Segments::Only;
    if (recurs(item.kind, item.reference))
        check.reference = item.reference;
    check.id = idFrom(QStringLiteral("%1 %2").arg(timelineKindName(item.kind),
                                                  check.reference.isEmpty() ? timelineRoleName(item.role)
                                                                            : check.reference));
    return checklistLine(stepOfKind(item.kind, item.role, item.scope), check);
}

struct Extent {
    double low = HUGE_VAL, high = -HUGE_VAL;
    std::size_t count = 0;
    void take(double value)
    {
        low = std::min(low, value);
        high = std::max(high, value);
        ++count;
    }
};

/// A bound half way between what a number was and what it became; none where it stayed within.
std::optional<LearnedRule> lineFor(const CachedSeries& series, const TrialQuestion& question)
{
    constexpr std::size_t fewest = 20; // fewer say nothing of what is usual
    Extent usual, then;
    const auto size = std::min(series.points.timesMs.size(), series.points.values.size());
    for (std::size_t i = 0; i < size; ++i) {
        const auto at = series.points.timesMs[i];
        const auto value = series.points.values[i];
        const auto within = [at](const IncidentSpan& span) { return at >= span.fromMs && at <= span.toMs; };
        if (!std::isfinite(value) || std::any_of(question.others.begin(), question.others.end(), within))
            continue;
        (within(question.own) ? then : usual).take(value);
    }
    if (usual.count < fewest || then.count == 0)
        return std::nullopt;
    DiagnosisCheck check;
    check.kind = DiagnosisCheck::Kind::Metric;
    check.series = series.expression;
    check.beforeMs = check.afterMs = 15 * 60'000;
    if (then.high > usual.high)
        check.atMost = (usual.high + then.high) / 2;
    else if (then.low < usual.low)
        check.atLeast = (usual.low + then.low) / 2;
    else
        return std::nullopt;
    check.id = idFrom(series.expression);
    return checklistLine(QStringLiteral("service-health"), check);
}

} // namespace

QString stepOfKind(TimelineKind kind, TimelineRole role, const TimelineScope& scope)
{
    switch (kind) {
    case TimelineKind::Freshness:
    case TimelineKind::PipelineRun:
        return QStringLiteral("data-freshness");
    case TimelineKind::QualityViolation:
    case TimelineKind::DriftOnset:
        return QStringLiteral("feature-consistency");
    case TimelineKind::ConfigChange:
    case TimelineKind::PromptChange:
        return QStringLiteral("external-change");
    case TimelineKind::Traffic:
        return scope.segment.isEmpty() ? QStringLiteral("service-health") : QStringLiteral("external-change");
    case TimelineKind::Alert:
    case TimelineKind::ClusterEvent:
        return role == TimelineRole::Failure && scope.endpoint.isEmpty() && scope.model.isEmpty()
                   ? QStringLiteral("external-change")
                   : QStringLiteral("service-health");
    case TimelineKind::AliasChange:
        return QStringLiteral("model");
    case TimelineKind::Release:
    case TimelineKind::ReleaseStep:
    case TimelineKind::Revision:
    case TimelineKind::Note:
        break;
    }
    return QStringLiteral("service-health");
}

std::vector<ProposedRule> proposedRules(const CachedPast& past, const std::vector<Suspect>& suspects,
                                        const TrialQuestion& question)
{
    std::vector<ProposedRule> proposed;
    const ConcernOf concern(*past.table, question.scope);
    const auto propose = [&](const LearnedRule& rule, const QString& suspect,
                             const std::optional<TimelineItem>& item) {
        const bool isKnown = std::any_of(proposed.begin(), proposed.end(), [&](const ProposedRule& each) {
            return each.rule.content == rule.content;
        });
        if (!isKnown)
            proposed.push_back({rule, tryRule(rule, past, question), suspect, item});
    };
    for (const auto& suspect : suspects) {
        const auto item = past.table->item(suspect.row);
        const auto whom = concern(item.scope);
        if (whom != Concern::Others && item.role != TimelineRole::Symptom)
            propose(lineFor(item, suspect, whom), item.title, item);
    }
    for (const auto& series : past.series) {
        if (concern(series.scope) == Concern::Others)
            continue;
        if (const auto line = lineFor(series, question))
            propose(*line, series.expression, std::nullopt);
    }
    std::stable_sort(proposed.begin(), proposed.end(), [](const ProposedRule& a, const ProposedRule& b) {
        const auto order = [](const RuleTrial& trial) {
            return std::tuple(!trial.caught(), trial.falseAlarms);
        };
        return order(a.trial) < order(b.trial);
    });
    return proposed;
}

} // namespace ph
