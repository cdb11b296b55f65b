#include "services/rollout/ArgoWayBack.h"

#include "services/rollout/ArgoRollout.h"
#include "services/rollout/KserveRollout.h"
#include "services/rollout/RolloutWayBack.h"
#include "services/rollout/WritePursuit.h"

namespace ph {

namespace {

using Phase = RolloutRecord::Phase;
using Kind = RolloutDecision::Kind;
using Argo = RolloutWrite::Argo;
using Fields = RolloutWrite::Fields;

class ArgoBack {
public:
    ArgoBack(const RolloutPlan& plan, RolloutState next, const RolloutSight& sight,
             const RolloutPatience& patience)
        : plan_(plan)
        , next_(std::move(next))
        , sight_(sight)
        , argo_(*sight.argo)
        , patience_(patience)
    {
    }

    RolloutDecision decide()
    {
        const bool before = kserve::hasFields(plan_, sight_, Fields::Before);
        const bool after = kserve::hasFields(plan_, sight_, Fields::After);
        auto& deploy = next_.steps[deployStep];
        const bool wasSeen = deploy.phase == Phase::Requested || deploy.phase == Phase::Observed ||
                             deploy.phase == Phase::Passed;
        if (before && !wasSeen)
            return endingUndeployed(std::move(next_), sight_.endpoint.resourceVersion, sight_.atMs,
                                    patience_);
        if (after && !wasSeen) // its answer was lost
            deploy.phase = Phase::Requested;
        if (before && isStableAlone())
            return endingRestored(std::move(next_), sight_.atMs);
        if (!sight_.endpoint.gitOps.isEmpty())
            return hold(
                QStringLiteral("%1 manages this endpoint and would undo a rollback by hand: it must go "
                               "through Git.")
                    .arg(sight_.endpoint.gitOps));
        if (const auto why = heldByOthers(plan_, sight_); !why.isEmpty())
            return hold(why);
        if (!before && !after)
            return hold(QStringLiteral("The endpoint is neither as it was nor as the candidate is; what "
                                       "somebody made of it is not overwritten.") +
                        lastChangeBy(sight_));
        if (before)
            return skipSteps();
        return isPromoted() || record(WayBack::TakeBack).phase == Phase::Passed ? restore() : abort();
    }

private:
    RolloutRecord& record(WayBack step) { return next_.back[qsizetype(step)]; }
    RolloutDecision hold(const QString& why) { return holding(std::move(next_), why, sight_.atMs); }

    bool isPromoted() const
    {
        return argo_.isObserved && argo_.candidate == argo_.stable && argo_.stable != plan_.stableRevision;
    }

    /// As the controller says it of the present generation, with the weights that it has set.
    bool isStableAlone() const
    {
        return argo_.isObserved && argo_.stable == plan_.stableRevision &&
               argo_.candidate == plan_.stableRevision && argo_.weight.value_or(0) == 0 &&
               sight_.stable != RolloutSight::Stable::NotReady;
    }

    RolloutDecision abort()
    {
        QString notYet;
        if (sight_.stable == RolloutSight::Stable::NotReady)
            notYet = QStringLiteral("The pods of %1 are not ready.").arg(plan_.stableRevision);
        else if (argo_.weight)
            notYet = argo::notAt(0, argo_);
        return go(WayBack::TakeBack, Argo::Abort, argo_.isAborted, notYet);
    }

    RolloutDecision restore()
    {
        record(WayBack::TakeBack).phase = Phase::Passed;
        return go(WayBack::Restore, Argo::Set, false, {});
    }

    /// The fields are back: the controller finds its stable pods by them, or, after a promotion, would go
    /// through the steps with what was there before.
    RolloutDecision skipSteps()
    {
        record(WayBack::TakeBack).phase = Phase::Passed;
        auto& restored = record(WayBack::Restore);
        if (restored.phase != Phase::Passed) {
            restored.phase = Phase::Passed;
            restored.observedMs = sight_.atMs;
            return going({Kind::Note, std::move(next_)}, sight_.atMs);
        }
        if (argo_.isObserved && argo_.candidate == plan_.stableRevision &&
            argo_.stable != plan_.stableRevision)
            return go(WayBack::Release, Argo::SkipSteps, argo_.promotesFully,
                      QStringLiteral("%1 is not the stable one yet.").arg(plan_.stableRevision));
        const auto requestedMs = restored.requestedMs == noTime ? restored.observedMs : restored.requestedMs;
        if (sight_.atMs > requestedMs + plan_.rules.readyWithinMs)
            return hold(QStringLiteral("Going back was asked for, and is not seen: %1 is not the stable one "
                                       "with all requests.")
                            .arg(plan_.stableRevision));
        return going({Kind::Wait, std::move(next_)}, sight_.atMs);
    }

    RolloutDecision go(WayBack step, Argo what, bool askedFor, const QString& notYet)
    {
        RolloutWrite write;
        write.fields = Fields::Before;
        write.argo = what;
        auto& current = record(step);
        const WriteSight seen{sight_.endpoint.resourceVersion, askedFor, notYet,
                              current.notBeforeMs == noTime || sight_.atMs >= current.notBeforeMs};
        const auto requestedMs = current.requestedMs;
        const bool requested = current.phase == Phase::Requested;
        const auto pursuit = pursue(current, seen, sight_.atMs, patience_);
        if (pursuit.kind == Kind::Hold) {
            const auto why = QStringLiteral("Going back was refused (%1).").arg(current.result);
            return hold(why);
        }
        if (pursuit.kind == Kind::Wait && requested && sight_.atMs > requestedMs + plan_.rules.readyWithinMs)
            return hold(QStringLiteral("Going back was asked for, and is not seen: %1").arg(notYet));
        return going({pursuit.kind, std::move(next_), write, pursuit.untilMs}, sight_.atMs);
    }

    const RolloutPlan& plan_;
    RolloutState next_;
    const RolloutSight& sight_;
    const ArgoSight argo_;
    const RolloutPatience& patience_;
};

} // namespace

RolloutDecision decideArgoBack(const RolloutPlan& plan, RolloutState next, const RolloutSight& sight,
                               const RolloutPatience& patience)
{
    return ArgoBack(plan, std::move(next), sight, patience).decide();
}

} // namespace ph
