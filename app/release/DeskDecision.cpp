#include "app/release/DeskTexts.h"
#include "app/release/ReleaseDesk.h"
#include "services/release/ApprovalDocument.h"

#include <algorithm>

namespace ph {

Result<DeskOutcome> ReleaseDesk::decided(const QString& id, Approval::Decision decision,
                                         const QString& comment, const std::optional<Seen>& seen)
{
    if (comment.trimmed().isEmpty())
        return fail(ErrorKind::Invalid, id, DeskTexts::tr("Say why: the comment is empty."));
    const bool mayStopIt = decision == Approval::Decision::Reject || decision == Approval::Decision::Revoke;
    const auto sayable = mayStopIt ? HomeStatement::While::NothingAsked : HomeStatement::While::Waiting;
    auto heard = hearing(id, sayable);
    if (!heard)
        return fail(heard.error());
    const auto& record = heard->outcome.record;
    if (seen && (record.planDigest != seen->planDigest || record.evidenceDigest != seen->evidenceDigest))
        return fail(ErrorKind::Conflict, id,
                    DeskTexts::tr("The plan or the evidence changed since it was shown; look at it again."));
    if (decision == Approval::Decision::Approve || decision == Approval::Decision::Reject) {
        const auto why = cannotDecide(*heard);
        if (!why.isEmpty())
            return fail(ErrorKind::Forbidden, id, why);
    }
    auto before = noTime;
    for (const auto& one : record.approvals) {
        if (one.keyId == keyId())
            before = std::max(before, one.timeMs);
    }
    const auto approval = signApproval(
        {id, record.planDigest, record.evidenceDigest, decision, comment, {}, momentAfter(before), {}},
        *key_);
    if (!approval)
        return fail(approval.error());
    const auto text = canonicalApproval(*approval);
    if (!text)
        return fail(text.error());
    const auto fits = [&](const ReleaseRecord& now) {
        return now.planDigest == approval->planDigest && now.evidenceDigest == approval->evidenceDigest;
    };
    const auto said =
        say(*heard,
            {id, QStringLiteral("approval"), *text,
             QStringLiteral("Release %1: %2 by %3").arg(id, decisionName(decision), approval->keyId),
             decision == Approval::Decision::Comment ? std::optional(*approval) : std::nullopt, sayable},
            fits, [&] { return store_->record(*approval, key_->publicKey()); });
    if (!said)
        return fail(said.error());
    heard->outcome.record.approvals.append(*approval);
    if (heard->outcome.record.state == ReleaseState::Running)
        tellWhetherStopped(*heard);
    return std::move(heard->outcome);
}

/// Who drives it learns of it before its next step where that is here, else when it goes on after a halt.
void ReleaseDesk::tellWhetherStopped(Hearing& heard)
{
    auto& outcome = heard.outcome;
    const auto kept = store_->release(outcome.record.plan.id);
    if (kept && kept->state == ReleaseState::Stopped) {
        outcome.record = *kept;
        return tellHome(heard.environment, outcome);
    }
    outcome.notes << DeskTexts::tr("It has begun, and what is being asked for right now is not called back: "
                                   "look again, and roll it back if need be.");
}

} // namespace ph
