#include "app/release/DeskTexts.h"
#include "app/release/ReleaseDesk.h"
#include "app/release/RollbackFactsLoader.h"
#include "app/rollout/ReleaseRollout.h"
#include "models/values/RollbackCondition.h"
#include "services/gates/GateKinds.h"
#include "services/release/PlanCheck.h"
#include "services/release/TierCheck.h"

namespace ph {

namespace {

const ReleasePart* modelOf(const QList<ReleasePart>& parts)
{
    const auto model = std::find_if(parts.begin(), parts.end(), [](const ReleasePart& part) {
        return part.kind == ReleasePart::Kind::Model;
    });
    return model == parts.end() ? nullptr : &*model;
}

} // namespace

Result<GateFacts> ReleaseDesk::gateFacts(const ReleaseEnvironment& environment, const ReleasePlan& plan,
                                         const Policy& policy)
{
    auto facts =
        settings_.facts ? settings_.facts(environment, plan, policy) : Result<GateFacts>(GateFacts());
    if (!facts)
        return facts;
    if (const auto* model = modelOf(plan.parts)) {
        facts->candidate.model = facts->champion.model = model->name;
        facts->candidate.version = model->to;
        facts->champion.version = model->from;
    }
    if (policy.calendar)
        facts->calendar = {*policy.calendar, now(), std::nullopt, QStringLiteral("the policy")};
    const auto* tier = policy.tier(plan.tier);
    if (tier && asksFor(*tier, FactName::Rollback)) {
        const auto releases = store_->releases();
        if (!releases)
            return fail(releases.error());
        facts->rollback =
            loadRollbackFacts(*workspace_, environment, plan.rollback, settings_.registry, *releases, stop_);
    }
    if (auto& pins = facts->candidate.pins; pins.value && !pins.error) {
        // What a plan says is pinned by its digest; what the version's tags say stays beside it.
        pins.value->policyDigest = plan.policyDigest;
        for (const auto& part : plan.parts) {
            if (part.kind == ReleasePart::Kind::Prompt)
                pins.value->prompts.insert(part.name, part.to);
        }
    }
    facts->answers = answersOf(environment, plan.id, policy);
    return facts;
}

Result<QList<GateResult>> ReleaseDesk::evaluate(const ReleaseEnvironment& environment, const Policy& policy,
                                                const ReleasePlan& plan)
{
    const auto tier = tierOf(policy, plan.tier);
    if (!tier)
        return fail(tier.error());
    const auto facts = gateFacts(environment, plan, policy);
    if (!facts)
        return fail(facts.error());
    if (stop_.stop_requested()) // gates that were interrupted have not answered
        return fail(ErrorKind::Cancelled, plan.id);
    return evaluateGates(*tier, *facts, now(), policy.maxFactAgeMs);
}

Result<QList<GateResult>> ReleaseDesk::askGates(const ReleasePlan& plan)
{
    const auto target = environment(plan.environment);
    if (!target)
        return fail(target.error());
    const auto policy = policyOf(*target);
    if (!policy)
        return fail(policy.error());
    return evaluate(*target, *policy, plan);
}

Result<DeskOutcome> ReleaseDesk::submitted(const ReleasePlan& plan)
{
    const auto target = environment(plan.environment);
    if (!target)
        return fail(target.error());
    if (const auto problems = checkPlan(plan, *target); !problems.isEmpty())
        return fail(ErrorKind::Invalid, plan.id, problems.join(u' '));
    if (plan.author != keyId())
        return fail(ErrorKind::Forbidden, plan.id,
                    DeskTexts::tr("It was drafted by %1; only they submit it.").arg(plan.author));
    const auto policy = policyOf(*target);
    if (!policy)
        return fail(policy.error());
    if (policy->digest != plan.policyDigest)
        return fail(ErrorKind::Conflict, plan.id,
                    DeskTexts::tr("The policy changed since this was drafted; draft it anew."));
    const auto tier = tierOf(*policy, plan.tier);
    if (!tier)
        return fail(tier.error());
    if (const auto problems = checkTier(*tier, *policy, *target); !problems.isEmpty())
        return fail(ErrorKind::Invalid, plan.id, problems.join(u' '));
    if (const auto problems = checkRollout(plan, *target, *tier); !problems.isEmpty())
        return fail(ErrorKind::Invalid, plan.id, problems.join(u' '));
    const auto& names = tier->rollbackConditionNames;
    const auto& condition = plan.rollback.condition;
    if (!names.isEmpty() && std::none_of(names.begin(), names.end(),
                                         [&](const QString& name) { return readsMetric(condition, name); }))
        return fail(ErrorKind::Invalid, plan.id,
                    DeskTexts::tr("The rollback condition must name one of: %1.")
                        .arg(names.join(QStringLiteral(", "))));

    const auto kept = store_->release(plan.id);
    if (!kept && kept.error().kind != ErrorKind::NotFound)
        return fail(kept.error());
    if (kept && kept->state == ReleaseState::Waiting) {
        // New evidence voids what somebody may be executing right now.
        if (const auto hand = atHand(plan.id); hand && hand->known.record.state != ReleaseState::Waiting)
            return fail(ErrorKind::Conflict, plan.id,
                        whyNotSayable(hand->known.record, HomeStatement::While::Waiting));
    }
    if (!kept || kept->state == ReleaseState::Draft) {
        if (auto still = stillAsDrafted(*target, plan); !still)
            return fail(still.error());
        if (auto saved = store_->saveDraft(plan); !saved)
            return fail(saved.error());
    } else if (kept->plan != plan) {
        return fail(ErrorKind::Conflict, plan.id,
                    DeskTexts::tr("Another plan was submitted under this id; draft it anew."));
    }
    QStringList notes;
    if (kept && kept->state == ReleaseState::Waiting) { // others may have answered meanwhile
        const auto taken = takeSaidWhereReachable(*kept, *target, *policy);
        if (!taken)
            return fail(taken.error());
        notes = *taken;
    }
    const auto gates = evaluate(*target, *policy, plan);
    if (!gates)
        return fail(gates.error());
    if (auto submitted = store_->submit(plan.id, *gates); !submitted)
        return fail(submitted.error());
    auto record = store_->release(plan.id);
    if (!record)
        return fail(record.error());
    DeskOutcome outcome;
    outcome.record = std::move(*record);
    outcome.notes = notes;
    tellHome(*target, outcome);
    return outcome;
}

} // namespace ph
