#include "services/rollout/RolloutDecision.h"

#include "services/release/ActAnswer.h"
#include "services/rollout/ArgoDecision.h"
#include "services/rollout/ArgoRollout.h"
#include "services/rollout/BlindTime.h"
#include "services/rollout/ConditionReadings.h"
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
using Direction = RolloutState::Direction;

/// Whether the candidate gets requests, or copies of them, by this step.
bool bringsRequests(const RolloutStep& step)
{
    return step.kind == Step::Weight || step.kind == Step::Shadow;
}

class ForwardDecision {
public:
    ForwardDecision(const RolloutPlan& plan, const RolloutState& state, const RolloutSight& sight,
                    const RolloutPatience& patience)
        : plan_(plan)
        , next_(state)
        , sight_(sight)
        , patience_(patience)
        , now_(sight.atMs)
    {
    }

    RolloutDecision decide()
    {
        if (auto decided = decidedAtOnce(plan_, next_, sight_))
            return *std::move(decided);
        takeIn();
        if (next_.direction == Direction::Forward) {
            if (const auto why = causes().back(); !why.isEmpty())
                return turnBack(why);
        }
        if (next_.direction == Direction::Back)
            return decideWayBack(plan_, std::move(next_), sight_, patience_);
        if (const auto why = causes().hold(); !why.isEmpty())
            return hold(why);
        return step();
    }

private:
    RolloutCauses causes() const { return {plan_, next_, sight_}; }
    RolloutDecision hold(const QString& why) { return holding(std::move(next_), why, now_); }
    RolloutDecision go(Kind kind, std::int64_t untilMs = noTime, RolloutWrite write = {})
    {
        return going({kind, std::move(next_), write, untilMs}, now_);
    }
    RolloutDecision turnBack(const QString& why) { return turningBack(std::move(next_), why, now_); }

    /// Whatever becomes of this look, what it found is kept.
    void takeIn()
    {
        if (next_.candidateRevision.isEmpty() && sight_.unapplied.isEmpty())
            next_.candidateRevision = serving::candidateIn(plan_, sight_);
        noteMetricsLost(next_, sight_);
        if (next_.direction == Direction::Back)
            return; // the record says what it was taken back for
        takeInReadings(plan_, next_, sight_);
        if (sight_.report) {
            next_.analysedMs = now_;
            if (!lacksData(plan_.rules, *sight_.report))
                next_.noDataSinceMs = noTime;
            else if (next_.noDataSinceMs == noTime)
                next_.noDataSinceMs = now_;
            if (auto* watched = watchedRecord()) {
                watched->verdict = sight_.report->why;
                watched->verdictMs = now_;
            }
        }
    }

    RolloutRecord* watchedRecord()
    {
        for (qsizetype i = next_.steps.size() - 1; i >= 0; --i) {
            if (next_.steps[i].observedMs != noTime &&
                (bringsRequests(plan_.steps[i]) || plan_.steps[i].kind == Step::Confirm))
                return &next_.steps[i];
        }
        return nullptr;
    }

    RolloutDecision step()
    {
        const auto at = currentStep(next_.steps);
        if (at >= plan_.steps.size())
            return ending(std::move(next_), RolloutOutcome::Promoted, {}, now_);
        auto& record = next_.steps[at];
        switch (plan_.steps[at].kind) {
        case Step::Preflight:
            return preflight(plan_.steps[at]);
        case Step::Confirm:
            return confirm(plan_.steps[at], record);
        case Step::Shadow:
        case Step::Weight:
            if (record.phase == Phase::Observed)
                return soak(plan_.steps[at], record);
            break;
        case Step::Deploy:
        case Step::Promote:
            break;
        }
        return write(plan_.steps[at], record);
    }

    RolloutDecision preflight(const RolloutStep& step)
    {
        if (const auto why = serving::changedSincePlanned(plan_, sight_); !why.isEmpty())
            return hold(why);
        if (const auto why = serving::notYet(plan_, next_, sight_, step); !why.isEmpty())
            return hold(why);
        if (const auto why = causes().nothingNew(); !why.isEmpty())
            return hold(why);
        for (qsizetype i = 0; i < plan_.conditions.size(); ++i) {
            const auto value = sight_.readings.value(i);
            if (!value)
                return hold(QStringLiteral("Nobody answers the rollback condition %1%2.")
                                .arg(plan_.conditions[i].expression,
                                     sight_.metricsLost
                                         ? QStringLiteral(" (%1)").arg(sight_.metricsLost->forRecords())
                                         : QString()));
            if (isMet(plan_.conditions[i], *value))
                return hold(QStringLiteral("The rollback condition is met before anything is changed: %1 is "
                                           "%2.")
                                .arg(plan_.conditions[i].expression)
                                .arg(*value));
        }
        return tryingDeployment(plan_, std::move(next_), now_);
    }

    RolloutDecision write(const RolloutStep& step, RolloutRecord& record)
    {
        const auto wanted = writeOf(plan_, step);
        const WriteSight seen{sight_.version, serving::asksFor(plan_, sight_, wanted),
                              serving::notYet(plan_, next_, sight_, step),
                              wasResumedSince(next_, record.intendedMs)};
        const bool open = record.phase == Phase::Planned || record.phase == Phase::Intended;
        if (open && !seen.askedFor) {
            if (const auto why = causes().nothingNew(); !why.isEmpty())
                return hold(why);
            // Its share would go elsewhere until it is.
            const auto unready = serving::notYet(plan_, next_, sight_, stepBefore());
            if (!unready.isEmpty())
                return hold(unready);
        }
        if (record.phase == Phase::Requested && !seen.notYet.isEmpty() &&
            now_ > record.requestedMs + plan_.rules.readyWithinMs)
            return turnBack(QStringLiteral("%1 was asked for, and is not seen within %2 s: %3")
                                .arg(rolloutStepTitle(step))
                                .arg(plan_.rules.readyWithinMs / 1'000)
                                .arg(seen.notYet));
        const auto pursuit = pursue(record, seen, now_, patience_);
        if (pursuit.kind == Kind::Hold)
            return hold(QStringLiteral("%1 was refused (%2).").arg(rolloutStepTitle(step), record.result));
        if (record.phase == Phase::Observed && !bringsRequests(step))
            record.phase = Phase::Passed; // watched by what follows
        return go(pursuit.kind, pursuit.untilMs, wanted);
    }

    const RolloutStep& stepBefore() const { return plan_.steps[currentStep(next_.steps) - 1]; }

    RolloutDecision confirm(const RolloutStep& step, RolloutRecord& record)
    {
        if (record.phase == Phase::Observed)
            return soak(step, record);
        const auto missing = serving::notYet(plan_, next_, sight_, step);
        if (!missing.isEmpty())
            return hold(missing);
        record.phase = Phase::Observed;
        record.observedMs = now_;
        return go(Kind::Note);
    }

    /// Time alone lets nothing pass: what was measured until now has to say so.
    RolloutDecision soak(const RolloutStep& step, RolloutRecord& record)
    {
        const auto overMs = soakOverMs(step, record, next_, now_);
        const bool isShare = bringsRequests(step) && (step.kind == Step::Shadow || step.percent < 100);
        const bool sequential = plan_.strategy == RolloutStrategy::AbTest && isShare;
        if (!isShare && step.soakMs == 0) { // what it had before has soaked
            record.phase = Phase::Passed;
            return go(Kind::Note);
        }
        if (const auto why = whyNothingTells(step, record); !why.isEmpty())
            return plan_.rules.onMetricsLost == RolloutRules::MetricsLost::RollBack ? turnBack(why)
                                                                                    : hold(why);
        if (now_ < overMs && !sequential)
            return go(Kind::Wait, overMs);
        if (passes(record)) {
            record.phase = Phase::Passed;
            return go(Kind::Note);
        }
        return go(Kind::Wait);
    }

    /// Once the soak is over, and the grace time too. The time without data counts here: it is what ends the
    /// waiting.
    QString whyNothingTells(const RolloutStep& step, const RolloutRecord& record) const
    {
        if (now_ < record.observedMs + step.soakMs + record.blindMs + plan_.rules.metricsGraceMs)
            return {};
        if (next_.noDataSinceMs != noTime)
            return QStringLiteral("The soak is over, and there is no data to judge by: %1")
                .arg(record.verdict);
        for (qsizetype i = 0; i < plan_.conditions.size(); ++i) {
            const auto lastMs = std::max(record.observedMs, next_.conditions[i].measuredMs);
            if (!sight_.readings.value(i) && now_ - lastMs >= plan_.rules.metricsGraceMs)
                return QStringLiteral("The soak is over, and the rollback condition %1 has no value.")
                    .arg(plan_.conditions[i].expression);
        }
        return {};
    }

    bool passes(const RolloutRecord& record) const
    {
        const bool conditions =
            sight_.readings.size() == plan_.conditions.size() &&
            std::all_of(sight_.readings.begin(), sight_.readings.end(),
                        [](const std::optional<double>& value) { return value.has_value(); });
        const bool met = std::any_of(next_.conditions.begin(), next_.conditions.end(),
                                     [](const auto& one) { return one.metSinceMs != noTime; });
        if (!conditions || met)
            return false;
        if (!judges())
            return !plan_.conditions.isEmpty();
        return sight_.report && sight_.report->verdict == AnalysisReport::Verdict::Pass &&
               sight_.report->toMs >= record.observedMs;
    }

    bool judges() const
    {
        return std::any_of(
            plan_.rules.analysis.begin(), plan_.rules.analysis.end(),
            [](const AnalysisMetric& metric) { return metric.weight != AnalysisMetric::Weight::DryRun; });
    }

    const RolloutPlan& plan_;
    RolloutState next_;
    const RolloutSight& sight_;
    const RolloutPatience& patience_;
    const std::int64_t now_;
};

} // namespace

RolloutDecision decide(const RolloutPlan& plan, const RolloutState& state, const RolloutSight& sight,
                       const RolloutPatience& patience)
{
    auto decision = argo::isRollout(plan.endpoint) ? decideArgo(plan, state, sight, patience)
                                                   : ForwardDecision(plan, state, sight, patience).decide();
    countBlindTime(decision.state, sight);
    return decision;
}

RolloutState answered(RolloutState state, RolloutDecision::Kind kind, const Result<QStringList>& answer,
                      std::int64_t nowMs)
{
    const bool back = state.direction == Direction::Back;
    auto& records = back ? state.back : state.steps;
    auto& record = records[std::min(currentStep(records), records.size() - 1)];
    const bool tried = kind == Kind::Try;
    if (answer) {
        record.phase = tried ? Phase::Passed : Phase::Requested;
        record.requestedMs = nowMs;
        record.result = tried ? QStringLiteral("would be accepted") : QStringLiteral("accepted");
        if (!answer->isEmpty())
            record.result +=
                QStringLiteral(", with a warning: ") + answer->join(QStringLiteral("; ")).left(1000);
        return state;
    }
    const auto& error = answer.error();
    record.result = answerWords(error);
    if (tried)
        record.intendedMs = nowMs;
    if (!isRefusal(error.kind)) {
        if (tried)
            record.notBeforeMs = nowMs + 5'000;
        return state;
    }
    if (error.kind == ErrorKind::Conflict) {
        record.phase = Phase::Planned; // it changed meanwhile: looked at again, and decided anew
    } else if (error.kind == ErrorKind::RateLimited) {
        record.phase = Phase::Planned;
        record.notBeforeMs = nowMs + error.retryAfter.value_or(std::chrono::seconds(1)).count();
    } else {
        record.phase = Phase::Refused;
        record.notBeforeMs = back ? nowMs + RolloutPatience().askAgainMs : noTime;
    }
    return state;
}

std::optional<AnalysisLook> watched(const RolloutPlan& plan, const RolloutState& state, std::int64_t nowMs)
{
    if (state.outcome != RolloutOutcome::Open || state.direction == Direction::Back)
        return std::nullopt;
    AnalysisLook look{noTime, nowMs, plan.rules.sampleEveryMs, 0, 0};
    for (qsizetype i = 0; i < plan.steps.size(); ++i) {
        const auto& step = plan.steps[i];
        if (!bringsRequests(step) && !(step.kind == Step::Confirm && step.soakMs > 0))
            continue;
        if (state.steps[i].observedMs != noTime) {
            look.beganMs = state.steps[i].observedMs;
            look.stage = look.stages;
            const bool isAlone =
                step.kind == Step::Confirm || (step.kind == Step::Weight && step.percent >= 100);
            look.against = isAlone ? AnalysisLook::Against::Nobody : AnalysisLook::Against::Stable;
        }
        ++look.stages;
    }
    return look.beganMs == noTime ? std::nullopt : std::optional(look);
}

bool readsConditions(const RolloutPlan& plan, const RolloutState& state)
{
    if (state.recovery.kind == RolloutRecovery::Kind::Measuring)
        return true;
    return state.outcome == RolloutOutcome::Open && state.direction == Direction::Forward &&
           !argo::isRollout(plan.endpoint);
}

} // namespace ph
