#pragma once

#include "models/values/EnvironmentLine.h"
#include "models/values/ReleaseDraft.h"
#include "models/values/ReleaseView.h"

/// Everything about releases that has a word, translated. No verdict or state is ever told by colour alone.
namespace ph {

QString gateVerdictText(GateVerdict verdict);   ///< "Passed", "Failed", "Inconclusive", "No data", "Stale"
QString gateStandingText(const GateView& gate); ///< the same, or "Failed, waived"
QString releaseStateText(ReleaseState state);
QString stepStateText(StepView::State state);
QString stepText(const PlanStep& step); ///< "models:/fraud@champion: 6 → 7"
QString decisionText(ApprovalView::Decision decision);
QString enforcementText(Enforcement enforcement);
QString partKindText(ReleasePart::Kind kind);
QString partStateText(EnvironmentPart::State state);
/// "fraud 6 is live, seen 2 min ago"; says where nobody was reached, so that it may be old.
QString liveText(const EnvironmentLine& environment, std::int64_t nowMs);
QString inboxKindText(InboxItem::Kind kind);
QString draftGapText(DraftGap gap);                   ///< "Say what can go wrong (risk)"
QString approvalsText(const ReleaseSummary& release); ///< "1 of 2"
QString gatesText(const ReleaseSummary& release);     ///< "14 of 16, 1 waived"

} // namespace ph
