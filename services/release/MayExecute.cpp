#include "services/release/MayExecute.h"

#include "models/values/Policy.h"
#include "services/release/ApprovalDocument.h"
#include "services/release/ClockSkew.h"
#include "services/release/PlanCheck.h"
#include "services/release/PlanDocument.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace ph {

namespace {

struct MayExecuteTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::MayExecute)
};

QString verdictOf(const GateResult& gate)
{
    switch (gate.verdict) {
    case GateVerdict::Pass:
        return MayExecuteTexts::tr("pass");
    case GateVerdict::Fail:
        return MayExecuteTexts::tr("fail");
    case GateVerdict::Inconclusive:
        return MayExecuteTexts::tr("inconclusive");
    case GateVerdict::NoData:
        return MayExecuteTexts::tr("no data");
    case GateVerdict::Stale:
        break;
    }
    return MayExecuteTexts::tr("stale");
}

/// Why what a gate said some time ago is not enough today; empty: it is.
QString outdated(const GateResult& gate, const ExecutionFacts& facts)
{
    if (gate.evaluatedMs == noTime || facts.nowMs == noTime)
        return MayExecuteTexts::tr("Nobody knows when the gate %1 was evaluated; submit again.").arg(gate.id);
    const auto ageMs = facts.nowMs - gate.evaluatedMs;
    if (ageMs < -clockSkewMs)
        return MayExecuteTexts::tr("The gate %1 was evaluated in the future: a clock is off.").arg(gate.id);
    // A gate's own max-age may be longer, for facts that keep; when it was asked never gets older than the
    // policy's.
    const auto own = facts.gateMaxAgeMs.value(gate.id, facts.maxEvidenceAgeMs);
    if (ageMs > std::min(own, facts.maxEvidenceAgeMs)) {
        const std::int64_t unit = ageMs >= 3'600'000 ? 3'600'000 : ageMs >= 60'000 ? 60'000 : 1000;
        return MayExecuteTexts::tr("The gate %1 was evaluated %2 ago; submit again.")
            .arg(gate.id, durationText(ageMs / unit * unit));
    }
    if (facts.changedGates.contains(gate.id))
        return MayExecuteTexts::tr("The gate %1 would not pass any more; submit again.").arg(gate.id);
    return {};
}

void checkGates(const ExecutionFacts& facts, QStringList& reasons)
{
    QSet<QString> answered;
    for (const auto& gate : facts.record.gates) {
        if (answered.contains(gate.id))
            reasons << MayExecuteTexts::tr("The gate %1 answered twice.").arg(gate.id);
        answered.insert(gate.id);
        if (facts.waivedGates.contains(gate.id))
            continue;
        if (gate.verdict != GateVerdict::Pass)
            reasons << MayExecuteTexts::tr("The gate %1 says: %2.").arg(gate.id, verdictOf(gate));
        else if (const auto why = outdated(gate, facts); !why.isEmpty())
            reasons << why;
    }
    for (const auto& id : facts.requiredGates) {
        if (!answered.contains(id) && !facts.waivedGates.contains(id))
            reasons << MayExecuteTexts::tr("The gate %1 was not evaluated.").arg(id);
    }
}

} // namespace

QStringList mayExecute(const ExecutionFacts& facts)
{
    const auto& record = facts.record;
    QStringList reasons;
    if (record.state != ReleaseState::Waiting)
        reasons << MayExecuteTexts::tr("It is %1, not waiting.").arg(releaseStateName(record.state));
    reasons << checkPlan(record.plan);
    const auto plan = planDigest(record.plan);
    if (!plan || *plan != record.planDigest)
        reasons << MayExecuteTexts::tr("The plan is not the one that was submitted.");
    const auto evidence = evidenceDigest(record.gates);
    if (!evidence || *evidence != record.evidenceDigest)
        reasons << MayExecuteTexts::tr("The evidence is not what the gates answered.");
    if (facts.policyDigest != record.plan.policyDigest)
        reasons << MayExecuteTexts::tr("The policy changed since this was planned.");
    checkGates(facts, reasons);
    reasons << facts.approvals.missing;
    if (!facts.approvals.enough()) { // why what was said is not enough; by itself it stands in nobody's way
        for (const auto& why : facts.approvals.ignored)
            reasons << MayExecuteTexts::tr("An approval does not count: %1.").arg(why);
    }
    for (const auto& freeze : facts.freezes)
        reasons << MayExecuteTexts::tr("A freeze is in force: %1.").arg(freeze);
    return reasons;
}

} // namespace ph
