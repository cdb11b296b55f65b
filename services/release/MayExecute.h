#pragma once

#include "models/values/ReleaseRecord.h"
#include "services/release/ApprovalCount.h"

#include <QMap>

namespace ph {

/// Everything that decides whether a release may be executed now.
struct ExecutionFacts {
    ReleaseRecord record;
    QStringList requiredGates; ///< ids of the policy's gates for this tier; each must have answered
    QStringList waivedGates;   ///< ids whose waiver is in force; it does not matter what these say
    QStringList changedGates;  ///< ids that answered pass and would not any more, for what was said since
    ApprovalCount approvals;   ///< counted now, against the record's digests
    QStringList freezes;       ///< names of the freezes in force
    QString policyDigest;      ///< of the policy as it is now
    std::int64_t nowMs = noTime;
    std::int64_t maxEvidenceAgeMs = 0;             ///< the policy's max-age, of when a gate was asked
    QMap<QString, std::int64_t> gateMaxAgeMs = {}; ///< by id, of gates that have a max-age of their own
};

/// Why not, one sentence each; empty: it may. Rollbacks are not asked: nothing of this stands in their way.
QStringList mayExecute(const ExecutionFacts& facts);

} // namespace ph
