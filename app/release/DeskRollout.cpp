#include "app/release/DeskTexts.h"
#include "app/release/ReleaseDesk.h"
#include "app/rollout/GitOpsSite.h"
#include "app/rollout/ReleaseRollout.h"
#include "app/rollout/RolloutArming.h"
#include "services/release/GateStatementCount.h"
#include "services/rollout/ConfigMapStore.h"
#include "services/rollout/RolloutDocument.h"

namespace ph {

Result<std::unique_ptr<EnvironmentPlaces>>
ReleaseDesk::places(const ReleaseEnvironment& environment, const QString& subject, const ReleasePlan& about)
{
    auto opened = EnvironmentPlaces::open(*workspace_, environment, settings_.registry, subject, stop_);
    if (!opened || about.rollout.isEmpty())
        return opened;
    auto means = settings_.rollout;
    means.driver.freeze = [environment](std::int64_t nowMs) { return freezeNow(environment, nowMs); };
    means.stillHere = [this, environment, about] { keepClaim(environment, about); };
    auto rollout = RolloutExecutor::open(*workspace_, environment, about, keyId(), std::move(means), stop_);
    if (!rollout)
        return fail(rollout.error());
    (*opened)->rollOut(*std::move(rollout));
    return opened;
}

Result<void> ReleaseDesk::addRollout(const ReleaseEnvironment& environment, const PolicyTier& tier,
                                     EnvironmentPlaces& there, Drafted& drafted)
{
    auto& plan = drafted.plan;
    if (environment.target.kind != ReleaseTarget::Kind::Endpoint)
        return {};
    const auto reach = reachEndpoint(*workspace_, environment.target, ReachFor::Looking, stop_);
    if (!reach)
        return fail(reach.error());
    const auto seen = lookForPlan(*reach, now());
    if (!seen)
        return fail(seen.error());
    const auto part = std::find_if(plan.parts.begin(), plan.parts.end(), [](const ReleasePart& one) {
        return one.kind == ReleasePart::Kind::Model;
    });
    auto* registry = there.registry();
    if (part == plan.parts.end() || !registry)
        return fail(
            ErrorKind::Invalid, environment.name,
            deskText(QT_TRANSLATE_NOOP(
                "ph::ReleaseDesk", "An endpoint serves a model of a registry, and none is to be released.")));
    const auto version = registry->versions.fetchModelVersion(registry->context, part->name, part->to);
    if (!version)
        return fail(version.error());
    const auto tracker = connectionNamed(*workspace_, environment.tracker);
    const auto uri = storageUri(*version, tracker ? tracker->id : ConnectionId(),
                                filesOnTracker(*workspace_, environment, stop_));
    if (!uri)
        return fail(uri.error());
    const auto rollout = planRolloutOf(plan, tier, *seen, environment, *uri);
    if (!rollout)
        return fail(rollout.error());
    if (const auto sound = checkManifest(*workspace_, *rollout, reach->client, now(), stop_); !sound)
        return fail(sound.error());
    const auto text = rolloutPlanText(*rollout);
    if (!text)
        return fail(text.error());
    plan.rollout = QString::fromUtf8(*text);
    drafted.notes += rolloutRemarks(*rollout);
    drafted.notes << QStringLiteral("On %1 of %2: %3.")
                         .arg(endpointTitle(seen->endpoint), environment.target.connection,
                              rolloutInWords(*rollout).join(QStringLiteral("; ")))
                  << supervisionInWords(*rollout);
    return {};
}

Result<std::optional<RolloutNow>> ReleaseDesk::rolloutNow(const ReleaseRecord& record)
{
    using Kept = std::optional<RolloutNow>;
    if (record.plan.rollout.isEmpty() || record.state == ReleaseState::Draft ||
        record.state == ReleaseState::Waiting)
        return Kept();
    const auto rollout = rolloutOf(record.plan);
    if (!rollout)
        return fail(rollout.error());
    const auto target = environment(record.plan.environment);
    if (!target)
        return fail(target.error());
    const auto reach = reachEndpoint(*workspace_, target->target, ReachFor::Looking, stop_);
    if (!reach)
        return fail(reach.error());
    auto kept = ConfigMapStore(reach->client, target->target.ns).load(rollout->id);
    if (!kept)
        return kept.error().kind == ErrorKind::NotFound ? Result<Kept>(Kept()) : fail(kept.error());
    RolloutNow seen{*std::move(kept)};
    if (!wasArmed(seen.rollout.state))
        return Kept(std::move(seen));
    auto job = armedJob(reach->client, target->target.ns, rollout->id, now());
    if (!job)
        seen.jobUnseen = errorSentence(job.error());
    else if (*job)
        seen.job = comparedToNow(**std::move(job), *target);
    return Kept(std::move(seen));
}

Result<StoredRollout> ReleaseDesk::rolloutAsked(const QString& id, RolloutRequest::Kind kind,
                                                const QString& reason)
{
    const auto hand = atHand(id);
    if (!hand)
        return fail(hand.error());
    const auto& plan = hand->known.record.plan;
    const auto& target = hand->environment.target;
    if (plan.rollout.isEmpty() || target.kind != ReleaseTarget::Kind::Endpoint)
        return fail(
            ErrorKind::Unsupported, id,
            deskText(QT_TRANSLATE_NOOP(
                "ph::ReleaseDesk", "It moves no traffic on a cluster, so that nothing can be asked of it on "
                                   "its way.")));
    const auto setting = settingOf(*hand);
    const bool isAuthor = plan.author == keyId();
    if (!isAuthor && (!setting.policy || approverKey(*setting.policy, keyId()).isEmpty()))
        return fail(
            ErrorKind::Forbidden, id,
            deskText(QT_TRANSLATE_NOOP("ph::ReleaseDesk", "Your key (%1) is in no group of the policy."))
                .arg(keyId()));
    const auto reach = reachEndpoint(*workspace_, target, ReachFor::Changing, stop_);
    if (!reach)
        return fail(reach.error());
    ConfigMapStore store(reach->client, target.ns);
    auto asked = askOfRollout(store, id, {kind, keyId(), now(), reason});
    if (!asked)
        return asked;
    if (const auto noted = store_->recordRolloutRequest(id, rolloutRequestName(kind), reason); !noted)
        return fail(noted.error());
    return asked;
}

Result<DeskOutcome> ReleaseDesk::followRolloutBack(const ReleaseEnvironment& environment,
                                                   const RolloutState& rollout, DeskOutcome outcome)
{
    const bool isBack =
        rollout.outcome == RolloutOutcome::RolledBack || rollout.outcome == RolloutOutcome::Aborted;
    if (!isBack || !outcome.record.rollbackOf.isEmpty())
        return outcome;
    const auto id = outcome.record.plan.id;
    // A colleague may have taken it back, which is why the rollout went.
    if (auto told = release(id); told && (told->record.state == ReleaseState::RolledBack ||
                                          told->record.state == ReleaseState::RollingBack)) {
        outcome.record = std::move(told->record);
        outcome.notes << told->notes;
        return outcome;
    }
    const auto back = this->rollback(environment.name, {}, rollout.reason);
    outcome.notes << (back ? back->notes : QStringList{errorSentence(back.error())});
    outcome.notes.removeDuplicates(); // both tell what the same way back did not prove
    auto record = store_->release(id);
    if (!record)
        return fail(record.error());
    outcome.record = std::move(*record);
    return outcome;
}

} // namespace ph
