#include "widgets/releases/ReleaseTones.h"

namespace ph {

Tone verdictTone(GateVerdict verdict)
{
    switch (verdict) {
    case GateVerdict::Pass:
        return Tone::Good;
    case GateVerdict::Fail:
        return Tone::Bad;
    case GateVerdict::Inconclusive:
        return Tone::Warning;
    case GateVerdict::NoData:
        return Tone::Unknown;
    case GateVerdict::Stale:
        break;
    }
    return Tone::Stale;
}

Tone gateTone(const GateView& gate)
{
    return gate.isWaived() ? Tone::Warning : verdictTone(gate.result.verdict);
}

Tone releaseStateTone(ReleaseState state)
{
    switch (state) {
    case ReleaseState::Draft:
    case ReleaseState::Stopped:
        return Tone::Neutral;
    case ReleaseState::Waiting:
    case ReleaseState::RolledBack:
        return Tone::Warning;
    case ReleaseState::Running:
        return Tone::Accent;
    case ReleaseState::Soaking:
        return Tone::Stale; // a clock: it is being watched
    case ReleaseState::Done:
        return Tone::Good;
    case ReleaseState::RollingBack:
        break;
    }
    return Tone::Bad;
}

Tone stepStateTone(StepView::State state)
{
    switch (state) {
    case StepView::State::Planned:
        return Tone::Neutral;
    case StepView::State::Requested:
        return Tone::Accent;
    case StepView::State::Confirmed:
        return Tone::Good;
    case StepView::State::Conflict:
    case StepView::State::Refused:
        return Tone::Bad;
    case StepView::State::Unknown:
        break;
    }
    return Tone::Unknown;
}

Tone decisionTone(const ApprovalView& approval)
{
    if (!approval.whyVoid.isEmpty())
        return Tone::Stale;
    switch (approval.decision) {
    case ApprovalView::Decision::Approve:
        return Tone::Good;
    case ApprovalView::Decision::Reject:
        return Tone::Bad;
    case ApprovalView::Decision::Revoke:
        return Tone::Warning;
    case ApprovalView::Decision::Comment:
        break;
    }
    return Tone::Neutral;
}

Tone enforcementTone(Enforcement enforcement)
{
    switch (enforcement) {
    case Enforcement::Enforced:
        return Tone::Good;
    case Enforcement::Detected:
        return Tone::Accent;
    case Enforcement::Advisory:
        break;
    }
    return Tone::Warning;
}

Tone partStateTone(EnvironmentPart::State state)
{
    switch (state) {
    case EnvironmentPart::State::Works:
        return Tone::Good;
    case EnvironmentPart::State::Limited:
        return Tone::Warning;
    case EnvironmentPart::State::Failed:
        return Tone::Bad;
    case EnvironmentPart::State::Asking:
        return Tone::Accent;
    case EnvironmentPart::State::NotAsked:
    case EnvironmentPart::State::Unknown:
        return Tone::Unknown;
    case EnvironmentPart::State::NotSet:
        break;
    }
    return Tone::Neutral;
}

Tone inboxTone(InboxItem::Kind kind)
{
    switch (kind) {
    case InboxItem::Kind::SoakOver:
    case InboxItem::Kind::ApprovalAsked:
        return Tone::Accent;
    case InboxItem::Kind::ApprovalVoid:
    case InboxItem::Kind::Undriven:
        return Tone::Warning;
    case InboxItem::Kind::WaiverEnding:
        return Tone::Stale;
    case InboxItem::Kind::StepUnclear:
        return Tone::Unknown;
    case InboxItem::Kind::RollbackAdvised:
        break;
    }
    return Tone::Bad;
}

} // namespace ph
