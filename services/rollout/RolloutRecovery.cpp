#include "services/rollout/RolloutRecovery.h"

#include "services/rollout/ArgoRollout.h"
#include "services/rollout/BlindTime.h"
#include "services/rollout/RolloutWayBack.h"

#include <algorithm>

namespace ph {

namespace {

using Recovered = RolloutRecovery::Kind;

/// What one look says of the errors.
struct RecoveryFinding {
    enum class Kind {
        NoNews, ///< the next sample is not due yet
        TooFew, ///< there are some, and no verdict follows from so few
        Within,
        Beyond,
        Silent ///< there is no data
    } kind = Kind::NoNews;
    QString why = {};
};

/// A comparison has no other side any more.
bool tellsAlone(const AnalysisMetric& metric)
{
    return metric.judge == AnalysisMetric::Judge::Threshold &&
           metric.weight != AnalysisMetric::Weight::DryRun;
}

bool hasThresholds(const RolloutPlan& plan)
{
    return std::any_of(plan.rules.analysis.begin(), plan.rules.analysis.end(), tellsAlone);
}

bool hadRequests(const RolloutPlan& plan, const RolloutState& state)
{
    // Argo's controller goes on to the first share by itself, also while nobody looks.
    if (argo::isRollout(plan.endpoint) &&
        (!state.candidateRevision.isEmpty() || state.steps[deployStep].requestedMs != noTime))
        return true;
    for (qsizetype i = 0; i < plan.steps.size(); ++i) {
        const auto kind = plan.steps[i].kind;
        const auto& record = state.steps[i];
        if ((kind == RolloutStep::Kind::Weight || kind == RolloutStep::Kind::Promote) &&
            (record.intendedMs != noTime || record.requestedMs != noTime))
            return true;
    }
    return false;
}

RecoveryFinding silentFinding(const QString& what, const RolloutSight& sight)
{
    const auto& lost = sight.metricsLost;
    return {RecoveryFinding::Kind::Silent, lost && !lost->detail.isEmpty()
                                               ? QStringLiteral("%1 (%2).").arg(what, lost->forRecords())
                                               : what + u'.'};
}

RecoveryFinding findingOfConditions(const RolloutPlan& plan, const RolloutSight& sight)
{
    QStringList values;
    std::optional<RecoveryFinding> lacking;
    for (qsizetype i = 0; i < plan.conditions.size(); ++i) {
        const auto& condition = plan.conditions[i];
        const auto value = sight.readings.value(i);
        if (!value) {
            lacking = silentFinding(QStringLiteral("%1 has no value").arg(condition.expression), sight);
            continue;
        }
        values << QStringLiteral("%1 is %2").arg(condition.expression).arg(*value);
        if (isMet(condition, *value))
            return {RecoveryFinding::Kind::Beyond,
                    QStringLiteral("%1, and %2 %3 is what it was to be taken back for.")
                        .arg(values.last(), comparisonSign(condition.comparison))
                        .arg(condition.threshold)};
    }
    return lacking.value_or(
        RecoveryFinding{RecoveryFinding::Kind::Within, values.join(QStringLiteral(", ")) + u'.'});
}

RecoveryFinding findingOfThresholds(const RolloutPlan& plan, const RolloutSight& sight)
{
    if (!sight.report)
        return sight.metricsLost ? silentFinding(QStringLiteral("The metrics say nothing"), sight)
                                 : RecoveryFinding();
    const auto& report = *sight.report;
    switch (report.verdict) {
    case AnalysisReport::Verdict::Pass:
        return {RecoveryFinding::Kind::Within, report.why};
    case AnalysisReport::Verdict::Fail:
    case AnalysisReport::Verdict::Critical:
        return {RecoveryFinding::Kind::Beyond, report.why};
    case AnalysisReport::Verdict::Wait:
        break;
    }
    return {lacksData(plan.rules, report) ? RecoveryFinding::Kind::Silent : RecoveryFinding::Kind::TooFew,
            report.why};
}

/// The worse of both: what is beyond, then what is not known.
RecoveryFinding findingOf(const RolloutPlan& plan, const RolloutSight& sight)
{
    auto conditions = findingOfConditions(plan, sight);
    if (!hasThresholds(plan))
        return conditions;
    auto thresholds = findingOfThresholds(plan, sight);
    if (plan.conditions.isEmpty())
        return thresholds;
    for (const auto kind : {RecoveryFinding::Kind::Beyond, RecoveryFinding::Kind::Silent,
                            RecoveryFinding::Kind::TooFew, RecoveryFinding::Kind::NoNews}) {
        if (conditions.kind == kind)
            return conditions;
        if (thresholds.kind == kind)
            return thresholds;
    }
    return {RecoveryFinding::Kind::Within,
            QStringLiteral("%1 %2").arg(conditions.why, thresholds.why).trimmed()};
}

RolloutDecision concluding(RolloutState next, Recovered kind, const QString& why, std::int64_t nowMs)
{
    auto& recovery = next.recovery;
    recovery.kind = kind;
    recovery.why = why;
    recovery.endedMs = nowMs;
    if (recovery.sinceMs == noTime)
        recovery.sinceMs = nowMs;
    return endingRestored(std::move(next), nowMs);
}

/// Writes down a finding where it is another than the one before: a look a second is no write a second.
void noteFinding(RolloutRecovery& recovery, const RecoveryFinding& finding, std::int64_t nowMs)
{
    const auto before = std::pair(recovery.withinSinceMs, recovery.silentSinceMs);
    switch (finding.kind) {
    case RecoveryFinding::Kind::NoNews:
        return;
    case RecoveryFinding::Kind::TooFew: // which ends a silence, and nothing else
        if (recovery.silentSinceMs != noTime)
            recovery.why.clear();
        recovery.silentSinceMs = noTime;
        return;
    case RecoveryFinding::Kind::Within:
        recovery.silentSinceMs = noTime;
        if (recovery.withinSinceMs == noTime)
            recovery.withinSinceMs = nowMs;
        break;
    case RecoveryFinding::Kind::Beyond:
        recovery.silentSinceMs = recovery.withinSinceMs = noTime;
        break;
    case RecoveryFinding::Kind::Silent: // which ends nothing that was within
        if (recovery.silentSinceMs == noTime)
            recovery.silentSinceMs = nowMs;
        break;
    }
    if (recovery.why.isEmpty() || before != std::pair(recovery.withinSinceMs, recovery.silentSinceMs))
        recovery.why = finding.why;
}

} // namespace

RolloutDecision decideRecovery(const RolloutPlan& plan, RolloutState next, const RolloutSight& sight,
                               const QString& revision)
{
    const auto nowMs = sight.atMs;
    auto& recovery = next.recovery;
    if (recovery.kind != Recovered::Measuring) {
        if (!hadRequests(plan, next))
            return endingRestored(std::move(next), nowMs);
        if (plan.conditions.isEmpty() && !hasThresholds(plan))
            return concluding(
                std::move(next), Recovered::Unknown,
                QStringLiteral("The plan only compares the candidate with the stable version, and "
                               "there are not two any more."),
                nowMs);
        passWayBack(next, nowMs);
        recovery = {Recovered::Measuring, revision, {}, nowMs};
        return going({RolloutDecision::Kind::Note, std::move(next)}, nowMs);
    }
    const bool wasWithin = recovery.withinSinceMs != noTime;
    const auto finding = findingOf(plan, sight);
    noteFinding(recovery, finding, nowMs);
    if (finding.kind == RecoveryFinding::Kind::Within && wasWithin &&
        nowMs - recovery.withinSinceMs >= plan.rules.sampleEveryMs)
        return concluding(std::move(next), Recovered::Back, finding.why, nowMs);
    const bool tells =
        finding.kind != RecoveryFinding::Kind::NoNews && finding.kind != RecoveryFinding::Kind::TooFew;
    const auto why = tells ? finding.why : recovery.why;
    const bool isSilent = recovery.silentSinceMs != noTime;
    const bool isNobodyThere = sight.metricsLost && sight.metricsLost->kind == ErrorKind::Unsupported;
    if (isNobodyThere && finding.kind == RecoveryFinding::Kind::Silent)
        return concluding(std::move(next), Recovered::Unknown, why, nowMs);
    if (isSilent && nowMs - recovery.silentSinceMs >= plan.rules.metricsGraceMs)
        return concluding(std::move(next), Recovered::Unknown, why, nowMs);
    if (nowMs - recovery.sinceMs >= plan.rules.readyWithinMs) {
        const bool isBeyond = !isSilent && recovery.withinSinceMs == noTime && !recovery.why.isEmpty();
        return concluding(std::move(next), isBeyond ? Recovered::NotBack : Recovered::Unknown,
                          why.isEmpty() ? QStringLiteral("Too little was measured.") : why, nowMs);
    }
    return going({RolloutDecision::Kind::Wait, std::move(next)}, nowMs);
}

RolloutDecision endRecoveryUntold(RolloutState next, std::int64_t nowMs)
{
    return concluding(std::move(next), Recovered::Unknown,
                      QStringLiteral("Somebody changed the endpoint while it was measured."), nowMs);
}

std::optional<AnalysisLook> recoveryLook(const RolloutPlan& plan, const RolloutState& state,
                                         std::int64_t nowMs)
{
    if (state.recovery.kind != Recovered::Measuring || !hasThresholds(plan))
        return std::nullopt;
    return AnalysisLook{state.recovery.sinceMs,       nowMs, plan.rules.sampleEveryMs, 0, 1,
                        AnalysisLook::Against::Nobody};
}

} // namespace ph
