#include "models/values/Policy.h"
#include "models/values/RollbackCondition.h"
#include "services/gates/GateEvaluation.h"
#include "services/gates/GateKinds.h"

#include <cmath>

namespace ph {

namespace {

GateFinding judge(const GateQuestion& question, const RollbackFacts& rollback)
{
    if (rollback.target.isEmpty())
        return noData(QStringLiteral("No target of a rollback is named."));
    if (rollback.condition.trimmed().isEmpty() || rollback.dataSource.trimmed().isEmpty())
        return noData(
            QStringLiteral("No condition of a rollback, or no source that could trigger it, is named."));
    if (rollback.target == question.facts.candidate.version)
        return failing(QStringLiteral("The target of a rollback is the candidate itself."));
    if (rollback.targetExists == false || rollback.targetLoads == false)
        return failing(QStringLiteral("The target %1 %2.")
                           .arg(rollback.target, rollback.targetExists == false
                                                     ? QStringLiteral("does not exist")
                                                     : QStringLiteral("cannot be loaded")));
    if (!rollback.targetExists || !rollback.targetLoads)
        return inconclusive(QStringLiteral("Whether the target %1 is there and can be loaded is unknown.")
                                .arg(rollback.target));
    if (!rollback.conditionValue || !std::isfinite(*rollback.conditionValue))
        return inconclusive(
            QStringLiteral("%1 does not answer the condition with a number.").arg(rollback.dataSource));
    if (rollback.conditionValueMs != noTime &&
        rollback.conditionValueMs > question.nowMs + allowedClockSkewMs)
        return inconclusive(QStringLiteral("What %1 answers was measured in the future, so a clock is off.")
                                .arg(rollback.dataSource));
    if (rollback.conditionValueMs == noTime ||
        question.nowMs - rollback.conditionValueMs > question.maxAgeMs) {
        auto stale =
            inconclusive(QStringLiteral("What %1 answers to the condition is old.").arg(rollback.dataSource));
        stale.verdict = GateVerdict::Stale;
        return stale;
    }
    const auto condition = parseRollbackCondition(rollback.condition);
    if (!condition)
        return inconclusive(QStringLiteral("The condition of a rollback cannot be read: %1")
                                .arg(condition.error().forRecords()));
    // Whether it has held for its time does not matter yet: nobody releases into what would be taken back.
    if (isMet(*condition, *rollback.conditionValue))
        return failing(QStringLiteral("The condition of a rollback is met now: %1 is %2.")
                           .arg(condition->expression, QString::number(*rollback.conditionValue, 'g', 6)));
    if (const auto within = question.durationMs("rehearsed-within")) {
        if (rollback.rehearsedMs == noTime || rollback.rehearsedMs > question.nowMs)
            return failing(QStringLiteral(
                "A rollback was never rehearsed: \"pilothouse rollback ENVIRONMENT --rehearse\" does it."));
        if (question.nowMs - rollback.rehearsedMs > *within)
            return failing(
                QStringLiteral("The last rehearsal is longer than %1 ago.").arg(durationText(*within)));
    }
    return passing(QStringLiteral("%1 is there, and %2 answers.").arg(rollback.target, rollback.dataSource));
}

GateFinding evaluateRollbackReady(const GateQuestion& question)
{
    const auto& rollback = *question.facts.rollback.value;
    auto finding = judge(question, rollback);
    finding.query = rollback.condition;
    if (rollback.conditionValue)
        finding.numbers.append({QStringLiteral("condition's value now"), *rollback.conditionValue, {}});
    finding.sampleSize = rollback.target.isEmpty() ? 0 : 1;
    return finding;
}

} // namespace

GateKind rollbackReadyGate()
{
    return {QStringLiteral("rollback-ready"),
            QStringLiteral(
                "There is a way back: a target that loads, a condition, and a source that answers it now."),
            {shape::optional("rehearsed-within",
                             shape::duration(QStringLiteral("A rollback was rehearsed within this time.")))},
            {},
            {{FactName::Rollback}},
            evaluateRollbackReady};
}

} // namespace ph
