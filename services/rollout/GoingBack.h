#pragma once

#include "services/rollout/RolloutDecision.h"

namespace ph {

/// One decision on the way back, as far as it is the same whatever system serves the endpoint: when it ends,
/// who may not be overruled, and how one of its writes is pursued.
class GoingBack {
public:
    GoingBack(const RolloutPlan& plan, RolloutState next, const RolloutSight& sight,
              const RolloutPatience& patience);

protected:
    /// What follows from the fields alone: nothing was ever deployed, or the errors are being measured. None:
    /// there is a way to go.
    std::optional<RolloutDecision> decidedByFields(bool hasBefore, bool hasAfter);
    /// The endpoint is as it was before, with all requests at this revision.
    RolloutDecision restored(const QString& revision);
    /// Why nobody may go back past a GitOps controller or another manager, or without knowing what is there.
    QString whyNotOurs(bool hasBefore, bool hasAfter) const;

    RolloutRecord& record(WayBack step) { return next_.back[qsizetype(step)]; }
    RolloutDecision hold(const QString& why);
    /// The next thing to do about the write of a step; `notYet`: what is not seen of it.
    RolloutDecision go(WayBack step, const RolloutWrite& write, bool askedFor, const QString& notYet);

    const RolloutPlan& plan_;
    RolloutState next_;
    const RolloutSight& sight_;
    const RolloutPatience& patience_;
};

} // namespace ph
