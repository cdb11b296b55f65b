#include "app/release/ReleaseDesk.h"
#include "app/release/ReleaseMoves.h"
#include "services/release/TierCheck.h"

namespace ph {

Result<DeskOutcome> ReleaseDesk::execute(const QString& id)
{
    auto record = store_->release(id);
    if (!record && record.error().kind == ErrorKind::NotFound) {
        if (const auto elsewhere = knownRelease(*workspace_, id, HomeLook::Pull, stop_); !elsewhere)
            return fail(elsewhere.error());
        return fail(ErrorKind::Unsupported, id,
                    QStringLiteral("It was submitted from another workspace, and is executed there."));
    }
    if (!record)
        return fail(record.error());
    const auto target = environment(record->plan.environment);
    if (!target)
        return fail(target.error());
    // Begun, and left by whoever drove it. Until something of it was asked for it is as good as waiting.
    const bool isBegun = record->state == ReleaseState::Running;
    if (isBegun && (changedSomething(*record) || !record->rollbackOf.isEmpty()))
        return drive(*target, id);

    const auto policy = policyOf(*target);
    if (!policy)
        return fail(policy.error());
    const auto tier = tierOf(*policy, record->plan.tier);
    if (!tier)
        return fail(tier.error());
    if (const auto problems = checkTier(*tier, *policy, *target); !problems.isEmpty())
        return fail(ErrorKind::Forbidden, id, problems.join(u' '));
    QStringList notes;
    std::optional<ReleaseHome> shared;
    QString seen;
    if (record->state == ReleaseState::Waiting) {
        // Somebody may have rejected it a moment ago: without the home nobody knows what was said.
        auto opened = home(*target);
        if (!opened)
            return fail(opened.error());
        const auto there = opened->read(id);
        if (!there)
            return fail(there.error());
        seen = there->revision;
        const auto taken = takeSaid(*record, *opened, *policy);
        if (!taken)
            return fail(taken.error());
        notes = *taken;
        record = store_->release(id);
        if (!record)
            return fail(record.error());
        shared.emplace(std::move(*opened));
    }
    auto facts = executionFacts(*record, *policy, *tier, now());
    if (isBegun)
        facts.record.state = ReleaseState::Waiting;
    auto reasons = mayExecute(facts);
    if (reasons.isEmpty()) {
        const auto live = whyNotNow(*target, *policy, *tier, facts);
        if (!live)
            return fail(live.error());
        reasons = *live;
    }
    if (!reasons.isEmpty())
        return fail(ErrorKind::Forbidden, id, reasons.join(u' '));
    if (isBegun)
        return drive(*target, id);
    // Two who may both release agree in the home who does: registries do not compare before they set.
    const bool claims = shared.has_value();
    if (claims) {
        if (auto claimed = claim(*shared, *record, seen); !claimed)
            return fail(claimed.error());
    }
    if (auto started = store_->start(facts); !started) {
        DeskOutcome asBefore{*record, {}};
        if (claims)
            tellHome(*target, asBefore);
        return fail(started.error());
    }
    auto outcome = drive(*target, id);
    if (outcome)
        outcome->notes = notes + facts.approvals.ignored + outcome->notes;
    return outcome;
}

Result<DeskOutcome> ReleaseDesk::drive(const ReleaseEnvironment& environment, const QString& id)
{
    auto there = places(environment, QStringLiteral("Release %1").arg(id));
    if (!there)
        return fail(there.error());
    const auto reached = ReleaseEngine(*store_, **there, settings_.engine).drive(id, stop_);
    DeskOutcome outcome;
    if (reached && *reached == ReleaseState::Soaking) {
        const auto record = store_->release(id);
        const auto policy = policyOf(environment);
        const auto tier =
            record && policy ? tierOf(*policy, record->plan.tier) : Result<PolicyTier>(PolicyTier{});
        // Nothing is to be watched only where the policy says so.
        if (record && policy && tier && tier->soakMs == 0) {
            if (auto ended = store_->endSoak(id, {{"soak_ms", 0}}); !ended)
                return fail(ended.error());
        }
    }
    auto record = store_->release(id);
    if (!record)
        return fail(record.error());
    outcome.record = std::move(*record);
    noteOwnActs(environment, outcome);
    tellHome(environment, outcome);
    if (!reached)
        return fail(reached.error());
    return outcome;
}

/// What we pointed where ourselves is known to the moment; what cannot be noted is said.
void ReleaseDesk::noteOwnActs(const ReleaseEnvironment& environment, DeskOutcome& outcome)
{
    const auto registry = connectionNamed(*workspace_, environment.registry);
    if (!registry)
        return;
    for (const auto& step : outcome.record.steps) {
        const auto kind = step.step.kind;
        const bool isPointer = kind == PlanStep::Kind::SetAlias || kind == PlanStep::Kind::SetStage;
        // Without an act of ours it was found so: that is a look, which the next sync notes.
        if (!isPointer || step.state != StepRecord::State::Confirmed || step.intendedMs == noTime)
            continue;
        const auto place = parseRegistryPlace(step.step);
        if (!place)
            continue;
        const auto sign = kind == PlanStep::Kind::SetAlias ? u'@' : u'/';
        const auto noted = workspace_->aliases().noteOwnAct({registry->id, place->model, sign + place->slot,
                                                             step.step.expected, step.step.value,
                                                             step.intendedMs, step.observedMs});
        if (!noted)
            outcome.notes << QStringLiteral("The history of %1 could not be written: %2")
                                 .arg(step.step.place, noted.error().detail);
    }
}

} // namespace ph
