#include "app/release/ReleaseMoves.h"

#include "app/release/DeskSources.h"
#include "app/rollout/ReleaseRollout.h"
#include "models/tables/Format.h"
#include "services/gates/GateEvaluation.h"
#include "services/release/DriverLease.h"
#include "services/release/GateStatementCount.h"
#include "services/release/PlanCheck.h"
#include "services/release/TierCheck.h"

#include <QCoreApplication>

#include <algorithm>

namespace ph {

namespace {

struct ReleaseMovesTexts {
    Q_DECLARE_TR_FUNCTIONS(ReleaseMoves)
};

using Kept = ReleaseSetting::Kept;

QStringList ifNoKey(const ReleaseSetting& setting)
{
    return setting.ownKey.isEmpty() ? QStringList{ReleaseMovesTexts::tr(
                                          "You have no signing key yet; everything done here is signed.")}
                                    : QStringList();
}

QStringList ifOfAnotherTier(const ReleaseRecord& record, const ReleaseSetting& setting)
{
    const auto* tier = setting.policy ? setting.policy->tier(record.plan.tier) : nullptr;
    return tier && setting.environment ? checkTier(*tier, *setting.policy, *setting.environment)
                                       : QStringList();
}

/// Of Approve and Reject.
QStringList whyNotDecide(const ReleaseRecord& record, const ReleaseSetting& setting)
{
    auto why = ifNoKey(setting);
    if (!setting.policy)
        return why << setting.whyNoPolicy;
    if (record.plan.author == setting.ownKey)
        why << ReleaseMovesTexts::tr("You are its author, and nobody decides about their own release.");
    else if (why.isEmpty() && approverKey(*setting.policy, setting.ownKey).isEmpty())
        why << ReleaseMovesTexts::tr("Your key (%1) is in no group of the policy.").arg(setting.ownKey);
    if (record.plan.policyDigest != setting.policy->digest)
        why << ReleaseMovesTexts::tr("It was planned under another policy than the one that is here.");
    return why;
}

/// Of what moves a release on: whom others would not believe where it stands does not move it.
QStringList ifStranger(const ReleaseRecord& record, const ReleaseSetting& setting)
{
    if (setting.ownKey.isEmpty() || record.plan.author == setting.ownKey ||
        !approverKey(*setting.policy, setting.ownKey).isEmpty())
        return {};
    return {ReleaseMovesTexts::tr("Your key (%1) is in no group of the policy.").arg(setting.ownKey)};
}

QStringList whyNotCancel(const ReleaseRecord& record, const ReleaseSetting& setting)
{
    auto why = ifNoKey(setting);
    if (isDrivenElsewhere(record, setting))
        why << whoDrivesElsewhere(record, setting);
    return why;
}

QStringList whyNotSubmit(const ReleaseRecord& record, const ReleaseSetting& setting)
{
    auto why = ifNoKey(setting);
    if (record.plan.author != setting.ownKey)
        why << ReleaseMovesTexts::tr("Only its author submits it.");
    if (!setting.policy)
        return why << setting.whyNoPolicy;
    if (record.plan.policyDigest != setting.policy->digest)
        why << ReleaseMovesTexts::tr("The policy changed since this was drafted; draft it anew.");
    return why << ifOfAnotherTier(record, setting);
}

QStringList whyNotRollBack(const ReleaseRecord& record, const ReleaseSetting& setting)
{
    QStringList why; // what it would do is shown without a key, which acting asks for
    if (record.plan.id != setting.latest)
        why << ReleaseMovesTexts::tr("Something was released after it: that is taken back first.");
    return why;
}

/// Ids of checklists that would not pass with the answers that there are now.
QStringList changedChecklists(const ReleaseRecord& record, const Policy& policy, const PolicyTier& tier,
                              std::int64_t nowMs)
{
    GateFacts facts;
    facts.answers = {answersInForce(record, policy, nowMs), nowMs, std::nullopt, {}};
    QStringList changed;
    for (const auto& spec : tier.gates) {
        if (spec.kind == QLatin1String("checklist") &&
            evaluateGate(spec, facts, nowMs, policy.maxFactAgeMs).verdict != GateVerdict::Pass)
            changed << spec.id;
    }
    return changed;
}

QStringList whyNotWaive(const ReleaseRecord& record, const ReleaseSetting& setting)
{
    auto why = ifNoKey(setting);
    if (record.plan.author == setting.ownKey)
        why << ReleaseMovesTexts::tr("You are its author, and nobody decides about their own release.");
    return why;
}

QStringList whyNotAnswer(const ReleaseRecord& record, const ReleaseSetting& setting)
{
    auto why = whyNotWaive(record, setting);
    if (!setting.policy)
        return why << setting.whyNoPolicy;
    if (why.isEmpty() && approverKey(*setting.policy, setting.ownKey).isEmpty())
        why << ReleaseMovesTexts::tr("Your key (%1) is in no group of the policy.").arg(setting.ownKey);
    return why;
}

/// What was begun, and nothing of it asked for, is looked at like one that waits.
ReleaseRecord asIfWaiting(ReleaseRecord record)
{
    record.state = ReleaseState::Waiting;
    return record;
}

} // namespace

bool isDrivenElsewhere(const ReleaseRecord& record, const ReleaseSetting& setting)
{
    return record.state == ReleaseState::Running && !record.isLeft && !setting.toldBy.isEmpty() &&
           setting.toldBy != setting.ownKey && claimHolds(record.changedMs, setting.nowMs);
}

QString whoDrivesElsewhere(const ReleaseRecord& record, const ReleaseSetting& setting)
{
    return isDrivenElsewhere(record, setting)
               ? ReleaseMovesTexts::tr("%1 executes it from another workspace, and was heard of at %2.")
                     .arg(setting.toldBy, formatLocalTime(record.changedMs))
               : QString();
}

bool isUndriven(const ReleaseRecord& record, const ReleaseSetting& setting)
{
    if (record.state != ReleaseState::Running || isDrivenElsewhere(record, setting))
        return false;
    return setting.kept == Kept::Here ? leaseIsFree(record.driver, record.heartbeatMs, setting.nowMs)
                                      : !setting.toldBy.isEmpty();
}

QStringList whyNotExecute(const ReleaseRecord& record, const ReleaseSetting& setting)
{
    auto why = ifNoKey(setting);
    const bool isHere = setting.kept == Kept::Here;
    const bool hasBegun = record.state == ReleaseState::Running;
    const bool isRollback = !record.rollbackOf.isEmpty();
    if (isRollback && !isHere)
        return why << ReleaseMovesTexts::tr(
                   "A rollback goes on where it was begun; from here roll back again.");
    if (isDrivenElsewhere(record, setting))
        return why << whoDrivesElsewhere(record, setting);
    if (hasBegun && isHere && !leaseIsFree(record.driver, record.heartbeatMs, setting.nowMs))
        return why << ReleaseMovesTexts::tr("It is being driven from this workspace, since %1 (process %2).")
                          .arg(formatLocalTime(record.changedMs), record.driver.section(u':', 0, 0));
    if (hasBegun && isHere && (isRollback || changedSomething(record)))
        return why;
    if (!setting.underWay.isEmpty())
        why << ReleaseMovesTexts::tr("Under way in this environment: %1.").arg(setting.underWay.join(u' '));
    if (!setting.policy || !setting.environment)
        return why << setting.whyNoPolicy;
    why << ifStranger(record, setting);
    const auto* tier = setting.policy->tier(record.plan.tier);
    if (!tier)
        return why << ReleaseMovesTexts::tr("The policy has no tier %1.").arg(record.plan.tier);
    why << ifOfAnotherTier(record, setting) << checkPlan(record.plan, *setting.environment)
        << checkRollout(record.plan, *setting.environment, *tier);
    why << mayExecute(
        executionFacts(hasBegun ? asIfWaiting(record) : record, *setting.policy, *tier, setting.nowMs));
    why.removeDuplicates();
    return why;
}

QStringList whyNotConfirm(const ReleaseRecord& record, const ReleaseSetting& setting)
{
    auto why = ifNoKey(setting);
    const auto ends = soakEnd(record, setting);
    if (!setting.policy)
        return why << setting.whyNoPolicy;
    why << ifStranger(record, setting);
    if (ends == noTime)
        why << ReleaseMovesTexts::tr("The policy has no tier %1.").arg(record.plan.tier);
    else if (setting.nowMs < ends)
        why << ReleaseMovesTexts::tr("It is to be watched until %1.").arg(formatLocalTime(ends));
    return why;
}

QStringList waiverGroups(const ReleaseSetting& setting, const QString& gate)
{
    QStringList groups;
    if (!setting.policy)
        return groups;
    for (const auto& rule : setting.policy->waivers) {
        const auto* group = setting.policy->group(rule.group);
        if (rule.gate == gate && group && isMember(*group, setting.ownKey))
            groups << rule.group;
    }
    return groups;
}

bool isMember(const ApproverGroup& group, const QString& id)
{
    return std::any_of(group.approvers.begin(), group.approvers.end(), [&](const Approver& approver) {
        const auto key = publicKeyFromText(approver.key);
        return key && keyId(*key) == id;
    });
}

bool mayBeTakenBack(ReleaseState state)
{
    return state == ReleaseState::Running || state == ReleaseState::Soaking || state == ReleaseState::Done ||
           state == ReleaseState::Stopped || state == ReleaseState::RollingBack;
}

ApprovalSubject subjectOfApprovals(const ReleaseRecord& record)
{
    return {record.plan.id, record.planDigest, record.evidenceDigest, record.plan.author};
}

ExecutionFacts executionFacts(const ReleaseRecord& record, const Policy& policy, const PolicyTier& tier,
                              std::int64_t nowMs)
{
    ExecutionFacts facts;
    facts.record = record;
    for (const auto& gate : tier.gates) {
        facts.requiredGates << gate.id;
        if (gate.maxAgeMs)
            facts.gateMaxAgeMs.insert(gate.id, *gate.maxAgeMs);
    }
    facts.approvals =
        countApprovals(quorumOf(policy, tier), record.approvals, subjectOfApprovals(record), nowMs);
    facts.waivedGates = waivedGates(record, policy, nowMs);
    facts.changedGates = changedChecklists(record, policy, tier, nowMs);
    facts.freezes = freezesNow(policy, nowMs);
    facts.policyDigest = policy.digest;
    facts.nowMs = nowMs;
    facts.maxEvidenceAgeMs = policy.maxFactAgeMs;
    return facts;
}

QList<QuorumView> quorumViews(const ReleaseRecord& record, const ReleaseSetting& setting)
{
    const auto* tier = setting.policy ? setting.policy->tier(record.plan.tier) : nullptr;
    const auto count = countedApprovals(record, setting);
    if (!tier || !count)
        return {};
    QList<QuorumView> views;
    for (auto it = tier->quorum.begin(); it != tier->quorum.end(); ++it) {
        QuorumView view{it.key(), 0, it.value()};
        if (const auto* group = setting.policy->group(it.key())) {
            for (const auto& key : count->approvedBy)
                view.have += isMember(*group, key) ? 1 : 0;
        }
        views << view;
    }
    return views;
}

std::int64_t soakEnd(const ReleaseRecord& record, const ReleaseSetting& setting)
{
    const auto* tier = setting.policy ? setting.policy->tier(record.plan.tier) : nullptr;
    if (!record.plan.rollout.isEmpty()) // it was soaked on its way
        return record.changedMs;
    // It changed last when it began to soak.
    return tier && record.changedMs != noTime ? record.changedMs + tier->soakMs : noTime;
}

QList<MoveRule> movesOf(const ReleaseRecord& record, const ReleaseSetting& setting)
{
    QList<MoveRule> moves;
    const bool isHere = setting.kept == Kept::Here;
    const auto offer = [&](ReleaseMove move, const QStringList& whyNot) { moves << MoveRule{move, whyNot}; };
    const auto offerRevoke = [&] {
        if (std::any_of(record.approvals.begin(), record.approvals.end(), [&](const Approval& approval) {
                return approval.keyId == setting.ownKey && approval.decision != Approval::Decision::Comment;
            }))
            offer(ReleaseMove::Revoke, ifNoKey(setting));
    };
    switch (record.state) {
    case ReleaseState::Draft:
        offer(ReleaseMove::Submit, whyNotSubmit(record, setting));
        break;
    case ReleaseState::Waiting: {
        const auto decide = whyNotDecide(record, setting);
        offer(ReleaseMove::Approve, decide);
        offer(ReleaseMove::Reject, decide);
        offer(ReleaseMove::Comment, ifNoKey(setting));
        offerRevoke();
        if (std::any_of(record.gates.begin(), record.gates.end(), [&](const GateResult& gate) {
                return gate.verdict != GateVerdict::Pass && !waiverGroups(setting, gate.id).isEmpty();
            }))
            offer(ReleaseMove::Waive, whyNotWaive(record, setting));
        if (std::any_of(record.gates.begin(), record.gates.end(),
                        [](const GateResult& gate) { return gate.kind == QLatin1String("checklist"); }))
            offer(ReleaseMove::Answer, whyNotAnswer(record, setting));
        if (isHere)
            offer(ReleaseMove::Submit, whyNotSubmit(record, setting));
        offer(ReleaseMove::Execute, whyNotExecute(record, setting));
        break;
    }
    case ReleaseState::Running:
        if (record.rollbackOf.isEmpty() && !changedSomething(record)) {
            offer(ReleaseMove::Reject, whyNotDecide(record, setting));
            offerRevoke();
        }
        offer(ReleaseMove::Execute, whyNotExecute(record, setting));
        break;
    case ReleaseState::Soaking:
        offer(ReleaseMove::Confirm, whyNotConfirm(record, setting));
        break;
    case ReleaseState::Done:
    case ReleaseState::RollingBack:
    case ReleaseState::RolledBack:
    case ReleaseState::Stopped:
        break;
    }
    const bool mayBeGivenUp = record.state == ReleaseState::Draft || record.state == ReleaseState::Waiting ||
                              record.state == ReleaseState::Running;
    if (isHere && mayBeGivenUp)
        offer(ReleaseMove::Cancel, whyNotCancel(record, setting));
    if (record.rollbackOf.isEmpty() && mayBeTakenBack(record.state) && changedSomething(record))
        offer(ReleaseMove::RollBack, whyNotRollBack(record, setting));
    return moves;
}

} // namespace ph
