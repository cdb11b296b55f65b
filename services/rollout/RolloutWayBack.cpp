#include "services/rollout/RolloutWayBack.h"

#include "services/rollout/GoingBack.h"
#include "services/rollout/RolloutCauses.h"
#include "services/rollout/ServingRollout.h"

#include <algorithm>

namespace ph {

namespace {

using Phase = RolloutRecord::Phase;
using Kind = RolloutDecision::Kind;
using Fields = RolloutWrite::Fields;

/// The way from wherever the object is to where it was.
class WayBackDecision : GoingBack {
public:
    using GoingBack::GoingBack;

    RolloutDecision decide()
    {
        const bool before = serving::hasFields(plan_, sight_, Fields::Before);
        const bool after = serving::hasFields(plan_, sight_, Fields::After);
        if (auto decided = decidedByFields(before, after))
            return *std::move(decided);
        if (isRestored())
            return restored(sight_.endpoint.latest.latestCreated);
        if (const auto why = serving::whyUnsupported(plan_, sight_.endpoint); !why.isEmpty())
            return hold(why);
        if (const auto why = whyNotOurs(before, after); !why.isEmpty())
            return hold(why);
        const auto step = before ? stepAfterRestore() : stepBeforeRestore();
        if (step == WayBack::TakeBack) {
            if (const auto why = serving::whyNoWayBack(plan_, next_, sight_); !why.isEmpty())
                return hold(why);
        }
        const auto write = writeOf(plan_, step);
        return go(step, write, serving::asksFor(plan_, sight_, write),
                  serving::notYet(plan_, next_, sight_, step));
    }

private:
    /// Also where somebody else put it back.
    bool isRestored() const
    {
        return serving::asksFor(plan_, sight_, writeOf(plan_, WayBack::Release)) &&
               serving::notYet(plan_, next_, sight_, WayBack::Release).isEmpty();
    }

    /// What the object asks for decides, not what was done last: a late write may have raised the share anew.
    WayBack stepBeforeRestore()
    {
        auto& takeBack = record(WayBack::TakeBack);
        if (sight_.percent != 0 && takeBack.phase != Phase::Planned && takeBack.phase != Phase::Intended &&
            takeBack.phase != Phase::Refused)
            takeBack.phase = Phase::Planned;
        return takeBack.phase == Phase::Passed ? WayBack::Restore : WayBack::TakeBack;
    }

    WayBack stepAfterRestore()
    {
        record(WayBack::TakeBack).phase = Phase::Passed;
        return record(WayBack::Restore).phase == Phase::Passed ? WayBack::Release : WayBack::Restore;
    }
};

} // namespace

RolloutDecision decideWayBack(const RolloutPlan& plan, RolloutState next, const RolloutSight& sight,
                              const RolloutPatience& patience)
{
    return WayBackDecision(plan, std::move(next), sight, patience).decide();
}

RolloutDecision holding(RolloutState next, const QString& why, std::int64_t nowMs)
{
    if (next.holdingSinceMs == noTime)
        next.holdingSinceMs = nowMs;
    next.holding = why;
    return {RolloutDecision::Kind::Hold, std::move(next)};
}

RolloutDecision going(RolloutDecision decision, std::int64_t nowMs)
{
    auto& state = decision.state;
    if (state.holdingSinceMs != noTime)
        state.heldMs += nowMs - state.holdingSinceMs;
    state.holdingSinceMs = noTime;
    state.holding.clear();
    return decision;
}

RolloutDecision ending(RolloutState next, RolloutOutcome outcome, const QString& reason, std::int64_t nowMs)
{
    next.outcome = outcome;
    next.reason = reason;
    next.outcomeMs = nowMs;
    if (auto& recovery = next.recovery; recovery.kind == RolloutRecovery::Kind::Measuring) {
        recovery.kind = RolloutRecovery::Kind::Unknown; // there is nothing to be measured any more
        recovery.why = reason;
        recovery.endedMs = nowMs;
    }
    return going({RolloutDecision::Kind::End, std::move(next)}, nowMs);
}

std::optional<RolloutDecision> decidedAtOnce(const RolloutPlan& plan, const RolloutState& state,
                                             const RolloutSight& sight)
{
    const auto nowMs = sight.atMs;
    if (state.outcome != RolloutOutcome::Open) {
        const auto asked = std::find_if(state.requests.begin(), state.requests.end(), [&](const auto& one) {
            return one.kind == RolloutRequest::Kind::RollBack && one.atMs >= state.outcomeMs;
        });
        if (state.outcome != RolloutOutcome::Promoted || asked == state.requests.end())
            return RolloutDecision{Kind::End, state};
        auto next = state;
        next.outcome = RolloutOutcome::Open;
        next.outcomeMs = noTime;
        return turningBack(std::move(next), requestInWords(*asked), nowMs);
    }
    if (sight.unseen && sight.unseen->kind == ErrorKind::NotFound)
        return ending(state, RolloutOutcome::Stopped, QStringLiteral("The endpoint is not there any more."),
                      nowMs);
    if (const auto& unseen = sight.unseen)
        return holding(
            state,
            QStringLiteral("The endpoint cannot be seen (%1).")
                .arg(unseen->detail.isEmpty() ? errorKindName(unseen->kind) : unseen->forRecords()),
            nowMs);
    if (sight.endpoint.uid != plan.endpointUid)
        return ending(state, RolloutOutcome::Stopped,
                      QStringLiteral("Another object has the endpoint's name now."), nowMs);
    return std::nullopt;
}

RolloutDecision turningBack(RolloutState next, const QString& why, std::int64_t nowMs)
{
    next.direction = RolloutState::Direction::Back;
    next.reason = why;
    return going({Kind::Note, std::move(next)}, nowMs);
}

bool wasResumedSince(const RolloutState& state, std::int64_t sinceMs)
{
    return std::any_of(state.requests.begin(), state.requests.end(), [&](const RolloutRequest& one) {
        return one.kind == RolloutRequest::Kind::Resume && one.atMs > sinceMs;
    });
}

RolloutDecision tryingDeployment(const RolloutPlan& plan, RolloutState next, std::int64_t nowMs)
{
    auto& record = next.steps.front();
    if (record.phase == RolloutRecord::Phase::Refused) {
        if (!wasResumedSince(next, record.intendedMs)) {
            const auto why =
                QStringLiteral("The cluster would refuse the candidate (%1).").arg(record.result);
            return holding(std::move(next), why, nowMs);
        }
        record.phase = RolloutRecord::Phase::Planned;
        return going({Kind::Note, std::move(next)}, nowMs);
    }
    if (record.notBeforeMs != noTime && nowMs < record.notBeforeMs) {
        const auto untilMs = record.notBeforeMs;
        return going({Kind::Wait, std::move(next), {}, untilMs}, nowMs);
    }
    return going({Kind::Try, std::move(next), writeOf(plan, plan.steps[deployStep])}, nowMs);
}

RolloutDecision endingUndeployed(RolloutState next, const QString& version, std::int64_t nowMs,
                                 const RolloutPatience& patience)
{
    const auto& deploy = next.steps[deployStep];
    const auto settledMs = deploy.intendedMs + patience.settleMs;
    if (deploy.phase == Phase::Intended && deploy.precondition == version && nowMs < settledMs)
        return going({Kind::Wait, std::move(next), {}, settledMs}, nowMs);
    const auto reason = next.reason;
    return ending(std::move(next), RolloutOutcome::Aborted, reason, nowMs);
}

void passWayBack(RolloutState& state, std::int64_t nowMs)
{
    for (auto& one : state.back) {
        one.phase = Phase::Passed;
        if (one.observedMs == noTime)
            one.observedMs = nowMs;
    }
}

RolloutDecision endingRestored(RolloutState next, std::int64_t nowMs)
{
    passWayBack(next, nowMs);
    const auto reason = next.reason;
    return ending(std::move(next), RolloutOutcome::RolledBack, reason, nowMs);
}

QString heldByOthers(const RolloutPlan& plan, const RolloutSight& sight)
{
    for (const auto& holder : sight.holders) {
        if (!plan.takesOverFrom.contains(holder.manager))
            return QStringLiteral("%1 manages %2 now: what somebody else manages is not taken over.")
                .arg(holder.manager, holder.path);
    }
    return {};
}

QString lastChangeBy(const RolloutSight& sight)
{
    const auto& change = sight.endpoint.lastChange;
    return change ? QStringLiteral(" Changed last by %1.").arg(change->manager) : QString();
}

} // namespace ph
