#include "services/rollout/GoingBack.h"

#include "services/rollout/RolloutRecovery.h"
#include "services/rollout/RolloutWayBack.h"
#include "services/rollout/WritePursuit.h"

namespace ph {

GoingBack::GoingBack(const RolloutPlan& plan, RolloutState next, const RolloutSight& sight,
                     const RolloutPatience& patience)
    : plan_(plan)
    , next_(std::move(next))
    , sight_(sight)
    , patience_(patience)
{
}

std::optional<RolloutDecision> GoingBack::decidedByFields(bool hasBefore, bool hasAfter)
{
    if (next_.recovery.kind == RolloutRecovery::Kind::Measuring) {
        if (hasBefore)
            return decideRecovery(plan_, std::move(next_), sight_, {});
        if (!hasAfter)
            return endRecoveryUntold(std::move(next_), sight_.atMs);
        next_.recovery = {}; // the candidate is there again
        for (auto& one : next_.back)
            one.phase = RolloutRecord::Phase::Planned;
    }
    auto& deploy = next_.steps[deployStep];
    const bool wasSeen = deploy.phase == RolloutRecord::Phase::Requested ||
                         deploy.phase == RolloutRecord::Phase::Observed ||
                         deploy.phase == RolloutRecord::Phase::Passed;
    if (hasBefore && !wasSeen)
        return endingUndeployed(std::move(next_), sight_.version, sight_.atMs, patience_);
    if (hasAfter && !wasSeen) // its answer was lost
        deploy.phase = RolloutRecord::Phase::Requested;
    return std::nullopt;
}

RolloutDecision GoingBack::restored(const QString& revision)
{
    return decideRecovery(plan_, std::move(next_), sight_, revision);
}

QString GoingBack::whyNotOurs(bool hasBefore, bool hasAfter) const
{
    if (!sight_.endpoint.gitOps.isEmpty() && !plan_.manifest)
        return QStringLiteral("%1 manages this endpoint and would undo a rollback by hand: it must go "
                              "through Git.")
            .arg(sight_.endpoint.gitOps);
    if (auto why = heldByOthers(plan_, sight_); !why.isEmpty())
        return why;
    if (!hasBefore && !hasAfter)
        return QStringLiteral("The endpoint is neither as it was nor as the candidate is; what somebody made "
                              "of it is not overwritten.") +
               lastChangeBy(sight_);
    return {};
}

RolloutDecision GoingBack::hold(const QString& why)
{
    return holding(std::move(next_), why, sight_.atMs);
}

RolloutDecision GoingBack::go(WayBack step, const RolloutWrite& write, bool askedFor, const QString& notYet)
{
    auto& current = record(step);
    const WriteSight seen{sight_.version, askedFor, notYet,
                          current.notBeforeMs == noTime || sight_.atMs >= current.notBeforeMs};
    const auto requestedMs = current.requestedMs;
    const bool requested = current.phase == RolloutRecord::Phase::Requested;
    const auto pursuit = pursue(current, seen, sight_.atMs, patience_);
    if (pursuit.kind == RolloutDecision::Kind::Hold)
        return hold(QStringLiteral("Going back was refused (%1).").arg(current.result));
    if (pursuit.kind == RolloutDecision::Kind::Wait && requested &&
        sight_.atMs > requestedMs + plan_.rules.readyWithinMs)
        return hold(QStringLiteral("Going back was asked for, and is not seen: %1").arg(notYet));
    return going({pursuit.kind, std::move(next_), write, pursuit.untilMs}, sight_.atMs);
}

} // namespace ph
