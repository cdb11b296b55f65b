#include "app/release/ReleaseDesk.h"
#include "app/release/RollbackFactsLoader.h"
#include "models/values/RollbackCondition.h"
#include "services/release/IsoTime.h"

namespace ph {

namespace {

/// Tags tell of the release; what serves is at the other places.
bool saysWhatIsLive(const PlanStep& step)
{
    return step.kind != PlanStep::Kind::SetTag;
}

} // namespace

Result<DeskOutcome> ReleaseDesk::confirm(const QString& id)
{
    const auto known = knownRelease(*workspace_, id, HomeLook::Copy, stop_);
    if (!known)
        return fail(known.error());
    if (known->kept == KnownRelease::Kept::Home)
        return fail(ErrorKind::Unsupported, id,
                    QStringLiteral("It was submitted from another workspace, and is confirmed there."));
    const auto& record = known->record;
    if (record.state != ReleaseState::Soaking)
        return fail(ErrorKind::Conflict, id,
                    QStringLiteral("It is %1, not soaking.").arg(releaseStateName(record.state)));
    const auto target = environment(record.plan.environment);
    const auto policy = target ? policyOf(*target) : Result<Policy>(fail(target.error()));
    const auto tier = policy ? tierOf(*policy, record.plan.tier) : Result<PolicyTier>(fail(policy.error()));
    if (!tier)
        return fail(tier.error());
    const auto ends = record.changedMs + tier->soakMs; // it changed last when it began to soak
    if (now() < ends)
        return fail(ErrorKind::Conflict, id,
                    QStringLiteral("It is to be watched until %1.").arg(isoText(ends)));

    // Time that passed is no success: what was released has to be there still, and its condition not be met.
    const auto there = places(*target, id);
    if (!there)
        return fail(there.error());
    auto observed = nlohmann::json::object();
    for (const auto& step : record.steps) {
        if (!saysWhatIsLive(step.step))
            continue;
        const auto value = (*there)->observe(step.step);
        if (!value)
            return fail(value.error());
        if (*value != step.step.value)
            return fail(ErrorKind::Conflict, step.step.place,
                        QStringLiteral("%1 is there now, not %2: somebody changed it since.")
                            .arg(value->isEmpty() ? QStringLiteral("nothing") : *value, step.step.value));
        observed[step.step.place.toStdString()] = value->toStdString();
    }
    DeskOutcome outcome;
    const auto facts =
        loadRollbackFacts(*workspace_, *target, record.plan.rollback, settings_.registry, {}, stop_);
    const auto value = facts.value ? facts.value->conditionValue : std::optional<double>();
    const auto condition = parseRollbackCondition(record.plan.rollback.condition);
    if (value && condition && isMet(*condition, *value))
        return fail(ErrorKind::Forbidden, id,
                    QStringLiteral("Its rollback condition is met: %1 is %2. Roll it back.")
                        .arg(condition->expression)
                        .arg(*value));
    observed["condition"] = value ? nlohmann::json(*value) : nlohmann::json("not known");
    if (!value)
        outcome.notes << QStringLiteral("Confirmed although nobody answered its rollback condition%1.")
                             .arg(facts.error ? QStringLiteral(" (%1)").arg(errorSentence(*facts.error))
                                              : QString());
    if (auto ended = store_->endSoak(id, observed); !ended)
        return fail(ended.error());
    auto now = store_->release(id);
    if (!now)
        return fail(now.error());
    outcome.record = std::move(*now);
    tellHome(*target, outcome);
    return outcome;
}

} // namespace ph
