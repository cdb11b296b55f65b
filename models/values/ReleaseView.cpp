#include "models/values/ReleaseView.h"

#include <algorithm>

namespace ph {

QString releaseTitle(const ReleaseSummary& release)
{
    if (release.subject.isEmpty())
        return release.id;
    return release.target.isEmpty() ? release.subject
                                    : release.subject + QStringLiteral(" → ") + release.target;
}

StepView::State shownStepState(StepRecord::State state)
{
    switch (state) {
    case StepRecord::State::Planned:
        return StepView::State::Planned;
    case StepRecord::State::Requested:
        return StepView::State::Requested;
    case StepRecord::State::Confirmed:
        return StepView::State::Confirmed;
    case StepRecord::State::Conflict:
        return StepView::State::Conflict;
    case StepRecord::State::Failed:
        return StepView::State::Refused;
    case StepRecord::State::Intended:
        break;
    }
    return StepView::State::Unknown;
}

bool GateView::isWaived() const
{
    return result.verdict != GateVerdict::Pass &&
           std::any_of(waivers.begin(), waivers.end(),
                       [](const WaiverView& waiver) { return waiver.whyVoid.isEmpty(); });
}

const MoveRule* ReleaseDetails::rule(ReleaseMove move) const
{
    const auto at = std::find_if(moves.begin(), moves.end(),
                                 [move](const MoveRule& candidate) { return candidate.move == move; });
    return at == moves.end() ? nullptr : &*at;
}

} // namespace ph
