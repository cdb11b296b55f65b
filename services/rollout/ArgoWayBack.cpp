#include "services/rollout/ArgoWayBack.h"

#include "services/rollout/ArgoRollout.h"
#include "services/rollout/GoingBack.h"
#include "services/rollout/RolloutWayBack.h"
#include "services/rollout/ServingRollout.h"

namespace ph {

namespace {

using Phase = RolloutRecord::Phase;
using Kind = RolloutDecision::Kind;
using Argo = RolloutWrite::Argo;
using Fields = RolloutWrite::Fields;

class ArgoBack : GoingBack {
public:
    ArgoBack(const RolloutPlan& plan, RolloutState next, const RolloutSight& sight,
             const RolloutPatience& patience)
        : GoingBack(plan, std::move(next), sight, patience)
        , argo_(*sight.argo)
    {
    }

    RolloutDecision decide()
    {
        const bool before = serving::hasFields(plan_, sight_, Fields::Before);
        const bool after = serving::hasFields(plan_, sight_, Fields::After);
        if (auto decided = decidedByFields(before, after))
            return *std::move(decided);
        if (before && isStableAlone())
            return restored(plan_.stableRevision);
        if (const auto why = whyNotOurs(before, after); !why.isEmpty())
            return hold(why);
        if (before)
            return skipSteps();
        return isPromoted() || record(WayBack::TakeBack).phase == Phase::Passed ? restore() : abort();
    }

private:
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
        return GoingBack::go(step, write, askedFor, notYet);
    }

    const ArgoSight argo_;
};

} // namespace

RolloutDecision decideArgoBack(const RolloutPlan& plan, RolloutState next, const RolloutSight& sight,
                               const RolloutPatience& patience)
{
    return ArgoBack(plan, std::move(next), sight, patience).decide();
}

} // namespace ph
