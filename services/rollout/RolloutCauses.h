#pragma once

#include "services/rollout/RolloutSight.h"
#include "services/rollout/RolloutWrite.h"

namespace ph {

/// Why a rollout that is on its way forward should not go on, each in one sentence that is empty where there
/// is no cause. Looks only; for as long as what it looks at.
class RolloutCauses {
public:
    RolloutCauses(const RolloutPlan& plan, const RolloutState& state, const RolloutSight& sight);

    /// To take the candidate back.
    QString back() const;
    /// To stand still, whatever step it is at.
    QString hold() const;
    /// To ask for nothing that raises the candidate's share: a pause, a freeze.
    QString nothingNew() const;

private:
    bool isDeployed() const;
    bool isPromoted() const;
    QString conditionMet() const;
    bool metricsLost() const;
    QString metricsLostWords() const;
    /// What the object asks for has to be what this rollout asked for last, or is about to.
    QString foreignChange() const;
    /// What the object asked for before a step.
    RolloutWrite writeBefore(qsizetype at) const;

    const RolloutPlan& plan_;
    const RolloutState& state_;
    const RolloutSight& sight_;
};

/// "ada: too many complaints".
QString requestInWords(const RolloutRequest& request);

} // namespace ph
