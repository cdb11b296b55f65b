#pragma once

#include "models/values/Policy.h"
#include "models/values/ReleaseRecord.h"

namespace ph {

/// The public key of an id, of those that the policy lists; empty: none.
QByteArray approverKey(const Policy& policy, const QString& keyId);

/// Why a waiver does not waive its gate now, one sentence; empty: it is in force. It is where its signature
/// fits, it speaks of this release and its plan as they are, waiverStanding() says InForce, and it is not the
/// author's own: author is never approver, whatever groups they are in.
QString whyVoid(const SignedWaiver& waiver, const ReleaseRecord& record, const Policy& policy,
                std::int64_t nowMs);

/// Why an answer counts for nothing now, one sentence; empty: it counts. It does where its signature fits,
/// its key is in any group of the policy and not the author's, it speaks of this release and its plan as they
/// are, and that key has not answered the item again since.
QString whyVoid(const SignedAnswer& answer, const ReleaseRecord& record, const Policy& policy,
                std::int64_t nowMs);

/// Ids of the gates that a waiver is in force for.
QStringList waivedGates(const ReleaseRecord& record, const Policy& policy, std::int64_t nowMs);

/// "GATE/ITEM" -> the answer that counts. Where several people answered, the latest no before the latest yes:
/// nobody takes back what somebody else said.
QMap<QString, ChecklistAnswer> answersInForce(const ReleaseRecord& record, const Policy& policy,
                                              std::int64_t nowMs);

} // namespace ph
