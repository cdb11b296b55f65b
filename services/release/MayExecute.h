#pragma once

#include "models/values/ReleaseRecord.h"
#include "services/release/ApprovalCount.h"

namespace ph {

/// Everything that decides whether a release may be executed now.
struct ExecutionFacts {
    ReleaseRecord record;
    QStringList requiredGates; ///< ids of the policy's gates for this tier; each must have answered
    QStringList waivedGates;   ///< ids whose waiver is in force
    ApprovalCount approvals;   ///< counted now, against the record's digests
    QStringList freezes;       ///< names of the freezes in force
    QString policyDigest;      ///< of the policy as it is now
};

/// Why not, one sentence each; empty: it may. Rollbacks are not asked: nothing of this stands in their way.
QStringList mayExecute(const ExecutionFacts& facts);

} // namespace ph
