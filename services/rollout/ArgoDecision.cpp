#include "services/rollout/ArgoDecision.h"

#include "services/rollout/ArgoProgram.h"
#include "services/rollout/ArgoRollout.h"
#include "services/rollout/ArgoWayBack.h"
#include "services/rollout/BlindTime.h"
#include "services/rollout/RolloutCauses.h"
#include "services/rollout/RolloutWayBack.h"
#include "services/rollout/ServingRollout.h"
#include "services/rollout/WritePursuit.h"

#include <algorithm>

namespace ph {

namespace {

using Phase = RolloutRecord::Phase;
using Kind = RolloutDecision::Kind;
using Step = RolloutStep::Kind;
using Argo = RolloutWrite::Argo;
using Direction = RolloutState::Direction;
using Fields = RolloutWrite::Fields;

class ArgoForward {
public:
    ArgoForward(const RolloutPlan& plan, const RolloutState& state, const RolloutSight& sight,
                const RolloutPatience& patience)
        : plan_(plan)
        , next_(state)
        , sight_(sight)
        , argo_(sight.argo.value_or(ArgoSight()))
        , patience_(patience)
        , now_(sight.atMs)
    {
    }

    RolloutDecision decide()
    {
        if (auto decided = decidedAtOnce(plan_, next_, sight_))
            return *std::move(decided);
        const auto program = argoProgramIn(plan_);
        if (!program)
            return hold(program.error().forRecords());
        takeIn();
        if (next_.direction == Direction::Forward) {
            if (const auto why = whyBack(*program); !why.isEmpty())
                return turnBack(why);
        }
        if (next_.direction == Direction::Back)
            return decideArgoBack(plan_, std::move(next_), sight_, patience_);
        if (const auto why = whyHold(); !why.isEmpty())
            return hold(why);
        return step(*program);
    }

private:
    RolloutDecision hold(const QString& why) { return holding(std::move(next_), why, now_); }
    RolloutDecision go(Kind kind, std::int64_t untilMs = noTime, RolloutWrite write = {})
    {
        return going({kind, std::move(next_), write, untilMs}, now_);
    }
    RolloutDecision turnBack(const QString& why) { return turningBack(std::move(next_), why, now_); }

    bool isDeployed() const
    {
        return next_.steps[deployStep].intendedMs != noTime || next_.steps[deployStep].requestedMs != noTime;
    }
    /// The controller works on the candidate.
    bool isUnderWay() const
    {
        return isDeployed() && argo_.isObserved && serving::hasFields(plan_, sight_, Fields::After) &&
               argo_.candidate != plan_.stableRevision;
    }

    void takeIn()
    {
        if (next_.candidateRevision.isEmpty() && isUnderWay())
            next_.candidateRevision = argo_.candidate;
        noteMetricsLost(next_, sight_);
        if (!sight_.report || next_.direction != Direction::Forward)
            return;
        next_.analysedMs = now_;
        for (auto i = next_.steps.size() - 1; i >= 0; --i) {
            if (next_.steps[i].observedMs == noTime)
                continue;
            next_.steps[i].verdict = sight_.report->why;
            next_.steps[i].verdictMs = now_;
            return;
        }
    }

    QString whyBack(const ArgoProgram& program) const
    {
        for (const auto& request : next_.requests) {
            if (request.kind == RolloutRequest::Kind::Abort || request.kind == RolloutRequest::Kind::RollBack)
                return requestInWords(request);
        }
        if (!isUnderWay())
            return isDeployed() ? whyLate() : QString();
        const auto said = argo_.message.isEmpty() ? argo_.phase : argo_.message;
        if (argo_.isAborted)
            return QStringLiteral("Argo Rollouts aborted it: %1").arg(said);
        if (!argo_.troubleReason.isEmpty() && argo_.candidate != argo_.stable)
            return QStringLiteral("Argo Rollouts cannot go on (%1): %2").arg(argo_.troubleReason, said);
        if (sight_.report && (sight_.report->verdict == AnalysisReport::Verdict::Critical ||
                              sight_.report->verdict == AnalysisReport::Verdict::Fail))
            return sight_.report->why.isEmpty() ? QStringLiteral("The analysis failed.") : sight_.report->why;
        if (auto why = whyAboveCap(program); !why.isEmpty())
            return why;
        return whyLate();
    }

    /// By the controller's own step: ours are behind it.
    QString whyAboveCap(const ArgoProgram& program) const
    {
        const auto& promotion = program.spans[plan_.steps.size() - 2];
        if (argo_.step >= promotion.first || argo_.candidate == argo_.stable ||
            argo_.weight.value_or(0) <= plan_.capPercent)
            return {};
        return QStringLiteral("The candidate gets %1 % of the requests, and at most %2 % are allowed before "
                              "its soak is over.")
            .arg(*argo_.weight)
            .arg(plan_.capPercent);
    }

    QString whyLate() const
    {
        const auto holdingMs = next_.holdingSinceMs == noTime ? 0 : now_ - next_.holdingSinceMs;
        const auto at = currentStep(next_.steps);
        const bool isPromoted = at >= plan_.steps.size() - 1;
        if (!isPromoted && now_ - next_.startedMs - next_.heldMs - holdingMs > plan_.decideWithinMs)
            return QStringLiteral("It was not decided within %1 minutes.")
                .arg(double(plan_.decideWithinMs) / 60'000);
        if (at >= plan_.steps.size() || argo_.isPaused)
            return {};
        const auto& record = next_.steps[at];
        if (record.phase == Phase::Requested && record.requestedMs != noTime && record.observedMs == noTime &&
            now_ > record.requestedMs + plan_.rules.readyWithinMs)
            return QStringLiteral("%1 was asked for, and is not seen within %2 s: %3")
                .arg(rolloutStepTitle(plan_.steps[at]))
                .arg(plan_.rules.readyWithinMs / 1'000)
                .arg(at == deployStep ? notBegun() : argo::notAt(plan_.steps[at].percent, argo_));
        return {};
    }

    static QString notBegun() { return QStringLiteral("The controller of Argo Rollouts has not begun."); }

    QString whyHold() const
    {
        const auto& endpoint = sight_.endpoint;
        if (endpoint.beingDeleted)
            return QStringLiteral("The endpoint is being deleted.");
        if (!endpoint.gitOps.isEmpty())
            return QStringLiteral("%1 manages this endpoint and would undo a rollout by hand: change it in "
                                  "Git.")
                .arg(endpoint.gitOps);
        if (auto why = heldByOthers(plan_, sight_); !why.isEmpty())
            return why;
        if (next_.steps[deployStep].phase == Phase::Passed &&
            !serving::hasFields(plan_, sight_, Fields::After))
            return QStringLiteral(
                       "The endpoint does not have the candidate and the steps of this rollout any "
                       "more.") +
                   lastChangeBy(sight_);
        return {};
    }

    QString whyStill() const
    {
        const RolloutCauses causes(plan_, next_, sight_);
        return causes.nothingNew();
    }

    RolloutDecision step(const ArgoProgram& program)
    {
        const auto at = currentStep(next_.steps);
        if (at >= plan_.steps.size())
            return ending(std::move(next_), RolloutOutcome::Promoted, {}, now_);
        auto& record = next_.steps[at];
        switch (plan_.steps[at].kind) {
        case Step::Preflight:
            return preflight();
        case Step::Deploy:
            return deploy(plan_.steps[at], record);
        case Step::Shadow:
        case Step::Weight:
        case Step::Promote:
        case Step::Confirm:
            break;
        }
        if (record.phase == Phase::Refused && !wasResumedSince(next_, record.intendedMs))
            return hold(QStringLiteral("Argo Rollouts was not to be moved (%1).").arg(record.result));
        if (const auto still = standStill(record))
            return *still;
        return follow(program, at, record);
    }

    RolloutDecision preflight()
    {
        if (const auto why = argo::changedSincePlanned(plan_, sight_); !why.isEmpty())
            return hold(why);
        if (const auto why = whyStill(); !why.isEmpty())
            return hold(why);
        return tryingDeployment(plan_, std::move(next_), now_);
    }

    RolloutDecision deploy(const RolloutStep& step, RolloutRecord& record)
    {
        const bool askedFor = serving::hasFields(plan_, sight_, Fields::After);
        if ((record.phase == Phase::Planned || record.phase == Phase::Intended) && !askedFor) {
            if (const auto why = whyStill(); !why.isEmpty())
                return hold(why);
        }
        const WriteSight seen{sight_.endpoint.resourceVersion, askedFor,
                              isUnderWay() ? QString() : notBegun(),
                              wasResumedSince(next_, record.intendedMs)};
        const auto pursuit = pursue(record, seen, now_, patience_);
        if (pursuit.kind == Kind::Hold)
            return hold(QStringLiteral("%1 was refused (%2).").arg(rolloutStepTitle(step), record.result));
        if (record.phase == Phase::Observed)
            record.phase = Phase::Passed;
        return go(pursuit.kind, pursuit.untilMs, writeOf(plan_, step));
    }

    /// A pause and a freeze stop the controller, too. What somebody else paused there is theirs to let go on.
    std::optional<RolloutDecision> standStill(RolloutRecord& record)
    {
        const auto why = whyStill();
        const auto ask = [&](Argo what) {
            record.intendedMs = now_;
            ++record.attempts;
            RolloutWrite write;
            write.argo = what;
            return go(Kind::Act, noTime, write);
        };
        if (!why.isEmpty() && !argo_.isPaused && argo_.step < argo_.steps)
            return ask(Argo::Pause);
        if (!why.isEmpty())
            return hold(why);
        if (argo_.isPaused && !argo_.pausedBy.isEmpty())
            return hold(QStringLiteral("%1 paused it.").arg(argo_.pausedBy));
        if (argo_.isPaused)
            return ask(Argo::GoOn);
        if (argo_.isInconclusive) {
            if (wasResumedSince(next_, std::max(record.intendedMs, record.requestedMs)))
                return ask(Argo::NextStep);
            return hold(QStringLiteral("Argo Rollouts paused it: an analysis could not tell. Resume it to "
                                       "measure again."));
        }
        return std::nullopt;
    }

    RolloutDecision follow(const ArgoProgram& program, qsizetype at, RolloutRecord& record)
    {
        const auto& step = plan_.steps[at];
        const auto& span = program.spans[at];
        const bool isDone = argo_.step >= argo_.steps && argo_.candidate == argo_.stable;
        if (step.kind == Step::Confirm && span.count == 0 && !isDone)
            return go(Kind::Wait);
        const auto percent = step.kind == Step::Weight ? step.percent : 100;
        const bool isBegun = isDone || argo_.step >= span.first;
        const bool isSeen =
            isDone || argo_.step > span.first || (isBegun && argo::notAt(percent, argo_).isEmpty());
        if (isBegun && record.requestedMs == noTime) {
            record.phase = Phase::Requested;
            record.requestedMs = now_;
            return go(Kind::Note);
        }
        if (isSeen && record.observedMs == noTime) {
            record.phase = Phase::Observed;
            record.observedMs = now_;
            return go(Kind::Note);
        }
        const bool isPassed = isDone || (step.kind != Step::Confirm && argo_.step >= span.first + span.count);
        if (isPassed && record.observedMs != noTime) {
            record.phase = Phase::Passed;
            return go(Kind::Note);
        }
        if (!program.leftToDriver.isEmpty() && step.kind == Step::Weight && argo_.waitsAtPause &&
            argo_.step == span.first + span.count - 1)
            return judge(step, record);
        return go(Kind::Wait);
    }

    /// At the pause that ends a stage.
    RolloutDecision judge(const RolloutStep& step, RolloutRecord& record)
    {
        const auto overMs = soakOverMs(step, record, next_, now_);
        if (now_ < overMs && plan_.strategy != RolloutStrategy::AbTest)
            return go(Kind::Wait, overMs);
        const bool passes = sight_.report && sight_.report->verdict == AnalysisReport::Verdict::Pass &&
                            sight_.report->toMs >= record.observedMs;
        if (!passes)
            return go(Kind::Wait);
        record.intendedMs = now_;
        ++record.attempts;
        RolloutWrite write;
        write.argo = Argo::NextStep;
        return go(Kind::Act, noTime, write);
    }

    const RolloutPlan& plan_;
    RolloutState next_;
    const RolloutSight& sight_;
    const ArgoSight argo_;
    const RolloutPatience& patience_;
    const std::int64_t now_;
};

} // namespace

RolloutDecision decideArgo(const RolloutPlan& plan, const RolloutState& state, const RolloutSight& sight,
                           const RolloutPatience& patience)
{
    return ArgoForward(plan, state, sight, patience).decide();
}

} // namespace ph
