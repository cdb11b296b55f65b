#include "services/release/MayExecute.h"

#include "services/release/ApprovalDocument.h"
#include "services/release/PlanCheck.h"
#include "services/release/PlanDocument.h"

#include <QSet>

namespace ph {

namespace {

void checkGates(const ExecutionFacts& facts, QStringList& reasons)
{
    QSet<QString> answered;
    for (const auto& gate : facts.record.gates) {
        if (answered.contains(gate.id))
            reasons << QStringLiteral("The gate %1 answered twice.").arg(gate.id);
        answered.insert(gate.id);
        if (gate.verdict != GateVerdict::Pass && !facts.waivedGates.contains(gate.id))
            reasons << QStringLiteral("The gate %1 says: %2.").arg(gate.id, gateVerdictName(gate.verdict));
    }
    for (const auto& id : facts.requiredGates) {
        if (!answered.contains(id) && !facts.waivedGates.contains(id))
            reasons << QStringLiteral("The gate %1 was not evaluated.").arg(id);
    }
}

} // namespace

QStringList mayExecute(const ExecutionFacts& facts)
{
    const auto& record = facts.record;
    QStringList reasons;
    if (record.state != ReleaseState::Waiting)
        reasons << QStringLiteral("It is %1, not waiting.").arg(releaseStateName(record.state));
    reasons << checkPlan(record.plan);
    const auto plan = planDigest(record.plan);
    if (!plan || *plan != record.planDigest)
        reasons << QStringLiteral("The plan is not the one that was submitted.");
    const auto evidence = evidenceDigest(record.gates);
    if (!evidence || *evidence != record.evidenceDigest)
        reasons << QStringLiteral("The evidence is not what the gates answered.");
    if (facts.policyDigest != record.plan.policyDigest)
        reasons << QStringLiteral("The policy changed since this was planned.");
    checkGates(facts, reasons);
    reasons << facts.approvals.missing;
    for (const auto& freeze : facts.freezes)
        reasons << QStringLiteral("A freeze is in force: %1.").arg(freeze);
    return reasons;
}

} // namespace ph
