#pragma once

#include "models/values/Approval.h"
#include "services/release/SigningKey.h"

#include <QMap>
#include <QStringList>

#include <chrono>

namespace ph {

/// What a policy asks of approvals, in plain values.
struct Quorum {
    QMap<QString, QList<QByteArray>> groups; ///< name -> public keys
    QMap<QString, int> needed;               ///< group -> how many of it must approve
    std::chrono::milliseconds validFor{0};   ///< how long an approval is in force; 0: for ever
};

/// What approvals are asked about.
struct ApprovalSubject {
    QString releaseId, planDigest, evidenceDigest;
    QString author; ///< key id; never an approver
};

struct ApprovalCount {
    QStringList approvedBy; ///< key ids whose approval is in force
    QStringList rejectedBy;
    QStringList missing; ///< one sentence each; empty: enough, and nobody rejects
    QStringList ignored; ///< why an approval does not count, one sentence each
    bool enough() const { return missing.isEmpty(); }
};

/// Of each key its latest decision counts; a comment is none. Void, and reported: bad signatures, unknown
/// keys, other digests, the author's own, expired ones, ones from the future (by more than 5 minutes). One
/// key counts once, for every group that it is in. A rejection in force stands in the way until it is
/// revoked.
ApprovalCount countApprovals(const Quorum& quorum, const QList<Approval>& approvals,
                             const ApprovalSubject& subject, std::int64_t nowMs);

/// Why one decision counts for nothing, by the same rules; empty: it is in force, or was followed by another
/// of the same key. A comment is void only where it was not said so by whom it names.
QString whyVoid(const Quorum& quorum, const Approval& approval, const ApprovalSubject& subject,
                std::int64_t nowMs);

} // namespace ph
