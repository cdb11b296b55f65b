#include "app/release/HomeFiles.h"
#include "app/release/ReleaseDesk.h"
#include "services/release/ApprovalDocument.h"
#include "services/release/PlanCheck.h"
#include "services/release/ReleaseRows.h"
#include "services/store/DatabasePool.h"

namespace ph {

namespace {

constexpr int maxAttempts = 10;

/// One file more in the record, while it still holds what was signed.
Result<void> putApproval(ReleaseHome& home, const Approval& approval, std::stop_token stop)
{
    const auto text = canonicalApproval(approval);
    if (!text)
        return fail(text.error());
    const auto stillStands = [&](const ReleaseHome& now) -> Result<void> {
        const auto there = now.read(approval.releaseId);
        if (!there)
            return fail(there.error());
        QStringList ignored;
        const auto record = recordFromHome(*there, ignored);
        if (!record)
            return fail(record.error());
        if (record->planDigest != approval.planDigest || record->evidenceDigest != approval.evidenceDigest)
            return fail(ErrorKind::Conflict, approval.releaseId,
                        QStringLiteral("The plan or the evidence changed; look at it again."));
        if (record->state != ReleaseState::Waiting)
            return fail(ErrorKind::Conflict, approval.releaseId,
                        QStringLiteral("It is %1, not waiting.").arg(releaseStateName(record->state)));
        return {};
    };
    for (int attempt = 0;; ++attempt) {
        const auto there = home.read(approval.releaseId);
        if (!there)
            return fail(there.error());
        if (auto stands = stillStands(home); !stands)
            return stands;
        const auto put =
            home.put({HomeChange::Kind::Decision,
                      approval.releaseId,
                      {{nextApprovalFile(*there), *text}},
                      there->revision,
                      QStringLiteral("Release %1: %2 by %3")
                          .arg(approval.releaseId, decisionName(approval.decision), approval.keyId)},
                     stillStands, stop);
        if (put)
            return {};
        if (put.error().kind != ErrorKind::Conflict || attempt >= maxAttempts)
            return fail(put.error());
    }
}

/// Why this key's approval or rejection would not count; empty: it would.
QString cannotDecide(const ReleaseRecord& record, const ReleaseEnvironment& environment, const Policy& policy,
                     const QString& keyId)
{
    if (record.plan.author == keyId)
        return QStringLiteral("You are its author, and nobody decides about their own release.");
    if (approverKey(policy, keyId).isEmpty())
        return QStringLiteral("Your key (%1) is in no group of the policy.").arg(keyId);
    if (record.plan.policyDigest != policy.digest)
        return QStringLiteral("It was planned under another policy than the one that is here.");
    return checkPlan(record.plan, environment).join(u' ');
}

} // namespace

Result<DeskOutcome> ReleaseDesk::approve(const QString& id, const QString& comment)
{
    return decide(id, Approval::Decision::Approve, comment, std::nullopt);
}

Result<DeskOutcome> ReleaseDesk::reject(const QString& id, const QString& comment)
{
    return decide(id, Approval::Decision::Reject, comment, std::nullopt);
}

Result<DeskOutcome> ReleaseDesk::comment(const QString& id, const QString& comment)
{
    return decide(id, Approval::Decision::Comment, comment, std::nullopt);
}

Result<DeskOutcome> ReleaseDesk::revoke(const QString& id, const QString& comment)
{
    return decide(id, Approval::Decision::Revoke, comment, std::nullopt);
}

Result<DeskOutcome> ReleaseDesk::decide(const QString& id, Approval::Decision decision,
                                        const QString& comment, const Seen& seen)
{
    return decide(id, decision, comment, std::optional(seen));
}

Result<DeskOutcome> ReleaseDesk::decide(const QString& id, Approval::Decision decision,
                                        const QString& comment, const std::optional<Seen>& seen)
{
    if (comment.trimmed().isEmpty())
        return fail(ErrorKind::Invalid, id, QStringLiteral("Say why: the comment is empty."));
    DeskOutcome outcome;
    auto known = knownRelease(*workspace_, id, HomeLook::Pull, stop_);
    if (!known)
        return fail(known.error());
    const bool isHere = known->kept == KnownRelease::Kept::Here;
    auto* record = &known->record;
    outcome.notes = known->notes;
    if (seen && (record->planDigest != seen->planDigest || record->evidenceDigest != seen->evidenceDigest))
        return fail(ErrorKind::Conflict, id,
                    QStringLiteral("The plan or the evidence changed since it was shown; look at it again."));
    if (record->state != ReleaseState::Waiting)
        return fail(ErrorKind::Conflict, id,
                    QStringLiteral("It is %1, not waiting.").arg(releaseStateName(record->state)));
    const auto target = environment(record->plan.environment);
    if (!target)
        return fail(target.error());
    const auto policy = policyOf(*target);
    if (!policy)
        return fail(policy.error());
    if (decision == Approval::Decision::Approve || decision == Approval::Decision::Reject) {
        const auto why = cannotDecide(*record, *target, *policy, keyId());
        if (!why.isEmpty())
            return fail(ErrorKind::Forbidden, id, why);
    }
    const auto approval = signApproval(
        {id, record->planDigest, record->evidenceDigest, decision, comment, {}, now(), {}}, *key_);
    if (!approval)
        return fail(approval.error());

    auto opened = home(*target);
    const auto put = opened ? putApproval(*opened, *approval, stop_) : Result<void>(fail(opened.error()));
    if (!put && !isHere)
        return fail(put.error());
    if (!put)
        outcome.notes << QStringLiteral("Kept here, but the release home was not told (%1: %2).")
                             .arg(errorKindName(put.error().kind), put.error().detail);
    // Whose release it is keeps it with the release; everybody keeps what they said in their own ledger.
    const auto kept =
        isHere ? store_->record(*approval, key_->publicKey())
               : workspace_->state().pool().write([&](Database& db) {
                     const auto text = canonicalApproval(*approval);
                     appendToLedger(db, QStringLiteral("approval"),
                                    {{"release", id.toStdString()},
                                     {"plan_digest", record->planDigest.toStdString()},
                                     {"evidence_digest", record->evidenceDigest.toStdString()}},
                                    nlohmann::json::parse(text->begin(), text->end()), *key_, now());
                 });
    if (!kept)
        return fail(kept.error());
    if (opened) {
        if (const auto anchored = anchorLedger(*opened); !anchored)
            outcome.notes << QStringLiteral("The ledger was not anchored: %1").arg(anchored.error().detail);
    }
    record->approvals.append(*approval);
    outcome.record = std::move(*record);
    return outcome;
}

} // namespace ph
