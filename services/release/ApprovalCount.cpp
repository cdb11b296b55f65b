#include "services/release/ApprovalCount.h"

#include "services/release/ApprovalDocument.h"
#include "services/release/ClockSkew.h"
#include "services/release/IsoTime.h"

#include <QCoreApplication>

namespace ph {

namespace {

struct ApprovalCountTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::ApprovalCount)
};

/// Why an approval says nothing about this subject; empty: it does.
QString voidBecause(const Approval& approval, const ApprovalSubject& subject, const KnownKeys& keys)
{
    const auto known = keys.constFind(approval.keyId);
    if (known == keys.constEnd())
        return ApprovalCountTexts::tr("%1 is no key of this policy").arg(approval.keyId);
    if (!verifyApproval(approval, *known))
        return ApprovalCountTexts::tr("the signature of %1 does not fit").arg(approval.keyId);
    if (approval.releaseId != subject.releaseId)
        return ApprovalCountTexts::tr("%1 speaks of another release").arg(approval.keyId);
    if (approval.keyId == subject.author)
        return ApprovalCountTexts::tr("%1 is the author").arg(approval.keyId);
    return {};
}

QString aheadBecause(const Approval& approval, std::int64_t nowMs)
{
    return approval.timeMs == noTime || approval.timeMs > nowMs + clockSkewMs
               ? ApprovalCountTexts::tr("the time of %1 lies in the future").arg(approval.keyId)
               : QString();
}

/// Why a decision is not, or no longer, in force; empty: it is.
QString lapsedBecause(const Approval& approval, const ApprovalSubject& subject, const Quorum& quorum,
                      std::int64_t nowMs)
{
    if (approval.planDigest != subject.planDigest)
        return ApprovalCountTexts::tr("the plan changed after %1 had seen it").arg(approval.keyId);
    if (approval.evidenceDigest != subject.evidenceDigest)
        return ApprovalCountTexts::tr("the evidence changed after %1 had seen it").arg(approval.keyId);
    if (auto ahead = aheadBecause(approval, nowMs); !ahead.isEmpty())
        return ahead;
    if (quorum.validFor.count() > 0 && nowMs - approval.timeMs >= quorum.validFor.count())
        return ApprovalCountTexts::tr("what %1 said on %2 has expired")
            .arg(approval.keyId, isoText(approval.timeMs));
    return {};
}

/// Of two of the same moment the one that permits less counts, in whatever order they are read.
bool isBefore(const Approval& a, const Approval& b)
{
    using Decision = Approval::Decision;
    const auto rank = [](Decision decision) {
        return decision == Decision::Approve ? 0 : decision == Decision::Revoke ? 1 : 2;
    };
    return a.timeMs < b.timeMs || (a.timeMs == b.timeMs && rank(a.decision) < rank(b.decision));
}

KnownKeys keysOf(const Quorum& quorum)
{
    KnownKeys keys;
    for (const auto& group : quorum.groups) {
        for (const auto& key : group)
            keys.insert(keyId(key), key);
    }
    return keys;
}

} // namespace

QString whyVoid(const Quorum& quorum, const Approval& approval, const ApprovalSubject& subject,
                std::int64_t nowMs)
{
    const auto never = voidBecause(approval, subject, keysOf(quorum));
    // A comment decides nothing that could lapse.
    const bool mayLapse = never.isEmpty() && approval.decision != Approval::Decision::Comment;
    return mayLapse ? lapsedBecause(approval, subject, quorum, nowMs) : never;
}

ApprovalCount countApprovals(const Quorum& quorum, const QList<Approval>& approvals,
                             const ApprovalSubject& subject, std::int64_t nowMs)
{
    const auto keys = keysOf(quorum);
    ApprovalCount count;
    QMap<QString, Approval> latest;
    for (const auto& approval : approvals) {
        if (const auto why = voidBecause(approval, subject, keys); !why.isEmpty()) {
            count.ignored << why;
            continue;
        }
        if (approval.decision == Approval::Decision::Comment)
            continue;
        // What a clock dated ahead hides nothing that was said since.
        if (const auto ahead = aheadBecause(approval, nowMs); !ahead.isEmpty()) {
            count.ignored << ahead;
            continue;
        }
        const auto before = latest.constFind(approval.keyId);
        if (before == latest.constEnd() || isBefore(*before, approval))
            latest.insert(approval.keyId, approval);
    }
    for (const auto& approval : latest) {
        if (approval.decision == Approval::Decision::Revoke)
            continue;
        if (const auto why = lapsedBecause(approval, subject, quorum, nowMs); !why.isEmpty())
            count.ignored << why;
        else if (approval.decision == Approval::Decision::Reject)
            count.rejectedBy << approval.keyId;
        else
            count.approvedBy << approval.keyId;
    }
    for (auto needed = quorum.needed.begin(); needed != quorum.needed.end(); ++needed) {
        int have = 0;
        QSet<QString> counted; // a key listed twice is one key
        for (const auto& key : quorum.groups.value(needed.key())) {
            const auto id = keyId(key);
            have += count.approvedBy.contains(id) && !counted.contains(id);
            counted.insert(id);
        }
        if (have < needed.value())
            count.missing << ApprovalCountTexts::tr("%1 of %2 approvals of the group %3 are missing.")
                                 .arg(needed.value() - have)
                                 .arg(needed.value())
                                 .arg(needed.key());
    }
    for (const auto& key : count.rejectedBy)
        count.missing << ApprovalCountTexts::tr("%1 rejects it.").arg(key);
    return count;
}

} // namespace ph
