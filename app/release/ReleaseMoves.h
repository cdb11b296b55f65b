#pragma once

#include "app/release/ReleasePicture.h"
#include "services/release/MayExecute.h"
#include "services/release/ReleaseProgress.h"

namespace ph {

/// What can be asked of a release by whoever sits here, and why each may not be asked for now.
QList<MoveRule> movesOf(const ReleaseRecord& record, const ReleaseSetting& setting);

/// Why it may not be executed, or driven on, from here now, one sentence each; empty: it may, as far as can
/// be told without asking anybody. What ReleaseDesk::execute() asks too.
QStringList whyNotExecute(const ReleaseRecord& record, const ReleaseSetting& setting);
/// The same of the end of its soak.
QStringList whyNotConfirm(const ReleaseRecord& record, const ReleaseSetting& setting);
/// Another machine said in the release home that it is at it, and has not been silent for too long since.
bool isDrivenElsewhere(const ReleaseRecord& record, const ReleaseSetting& setting);
/// That in one sentence, with who and since when; empty: it is not.
QString whoDrivesElsewhere(const ReleaseRecord& record, const ReleaseSetting& setting);

/// It runs, and whoever drove it died, or has been silent in the release home for too long.
bool isUndriven(const ReleaseRecord& record, const ReleaseSetting& setting);

/// What decides whether it may be executed now.
ExecutionFacts executionFacts(const ReleaseRecord& record, const Policy& policy, const PolicyTier& tier,
                              std::int64_t nowMs);

ApprovalSubject subjectOfApprovals(const ReleaseRecord& record);
QList<QuorumView> quorumViews(const ReleaseRecord& record, const ReleaseSetting& setting);
QStringList waiverGroups(const ReleaseSetting& setting,
                         const QString& gate); ///< in whose name one may waive it
bool isMember(const ApproverGroup& group, const QString& keyId);

/// When the policy's soak of a soaking release is over; noTime where that is not known.
std::int64_t soakEnd(const ReleaseRecord& record, const ReleaseSetting& setting);

bool mayBeTakenBack(ReleaseState state);

} // namespace ph
