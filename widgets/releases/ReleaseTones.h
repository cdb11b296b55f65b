#pragma once

#include "models/values/EnvironmentLine.h"
#include "models/values/ReleaseView.h"
#include "widgets/common/Theme.h"

namespace ph {

// Each tone has a shape of its own (toneShape()), and always stands beside a word.
Tone verdictTone(GateVerdict verdict);
Tone gateTone(const GateView& gate); ///< a waived gate warns, whatever it answered
Tone releaseStateTone(ReleaseState state);
Tone stepStateTone(StepView::State state);
Tone decisionTone(const ApprovalView& approval); ///< one that is void is stale
Tone enforcementTone(Enforcement enforcement);
Tone partStateTone(EnvironmentPart::State state);
Tone inboxTone(InboxItem::Kind kind);

} // namespace ph
