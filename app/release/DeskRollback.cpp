#include "app/release/DeskTexts.h"
#include "app/release/ReleaseDesk.h"
#include "app/release/ReleasePicture.h"
#include "app/release/ToldReleases.h"

#include "services/release/KeyStore.h"
#include "services/release/PlanSteps.h"

namespace ph {

namespace {

/// Whose approvals a way back has: those of the release, which were over its recorded targets too.
Result<void> isApproved(const ReleaseEnvironment& environment, const ReleasePlan& original, const QString& to)
{
    const auto policy = policyOf(environment);
    const auto* tier = policy ? policy->tier(original.tier) : nullptr;
    // A policy that cannot be read asks for nothing: rollbacks always may.
    if (to.isEmpty() || !tier || tier->rollbackQuorum == PolicyTier::RollbackQuorum::NotNeeded)
        return {};
    for (const auto& target : original.rollback.targets) {
        if (target.kind == ReleasePart::Kind::Model && target.to != to)
            return fail(ErrorKind::Forbidden, environment.name,
                        deskText(QT_TRANSLATE_NOOP(
                                     "ph::ReleaseDesk",
                                     "The policy wants a quorum for a rollback: %1 %2 was approved with the "
                                     "release and may be gone back to at once; for %3 draft a release."))
                            .arg(target.name, target.to, to));
    }
    return {};
}

/// A rollout goes back to what its endpoint served before, and nowhere else.
Result<void> onlyWayBack(const ReleaseEnvironment& environment, const ReleasePlan& original,
                         const QString& to)
{
    if (environment.target.kind != ReleaseTarget::Kind::Endpoint)
        return {};
    for (const auto& part : original.parts) {
        if (part.kind == ReleasePart::Kind::Model && part.from != to)
            return fail(ErrorKind::Unsupported, environment.name,
                        deskText(QT_TRANSLATE_NOOP(
                                     "ph::ReleaseDesk",
                                     "An endpoint goes back to what it served before, which is %1; for %2 "
                                     "draft a release."))
                            .arg(part.from, to));
    }
    return {};
}

} // namespace

Result<ReleaseDesk::Rollback> ReleaseDesk::planRollback(const ReleaseEnvironment& environment,
                                                        const QString& to)
{
    auto original = takenBack(environment);
    if (!original)
        return fail(original.error());
    auto source = original->record.plan;
    if (const auto approved = isApproved(environment, source, to); !approved)
        return fail(approved.error());
    auto way = source;
    way.id.clear(); // looked at as by a rollback, not by the release
    auto there = places(environment, source.id, way);
    if (!there)
        return fail(there.error());
    if (!to.isEmpty()) {
        for (auto& target : source.rollback.targets) {
            if (target.kind != ReleasePart::Kind::Model)
                continue;
            if (const auto only = onlyWayBack(environment, source, to); !only)
                return fail(only.error());
            target.to = to;
            auto* registry = (*there)->registry();
            const auto version =
                registry ? registry->versions.fetchModelVersion(registry->context, target.name, to)
                         : Result<ModelVersion>(ModelVersion());
            if (!version)
                return fail(
                    version.error().kind, target.name,
                    deskText(QT_TRANSLATE_NOOP("ph::ReleaseDesk", "Version %1 cannot be gone back to: %2"))
                        .arg(to, errorKindName(version.error().kind)));
        }
    }
    Rollback rollback{source, std::move(*original)};
    auto& plan = rollback.plan;
    plan.id = newReleaseId(QStringLiteral("rollback-") + source.parts.value(0).name, now());
    plan.author = keyId();
    plan.createdMs = now();
    if (const auto policy = policyOf(environment))
        plan.policyDigest = policy->digest;
    plan.texts = {QStringLiteral("Take back %1.").arg(source.id),
                  QStringLiteral("What was live before is live again."), QStringLiteral("At once"),
                  QStringLiteral("Every part is where it was before.")};
    plan.parts.clear();
    plan.rollback.targets.clear();
    for (auto part = source.parts.rbegin(); part != source.parts.rend(); ++part) {
        for (const auto& target : source.rollback.targets) {
            if (target.kind != part->kind || target.name != part->name)
                continue;
            plan.parts << ReleasePart{part->kind, part->name, part->to, target.to, target.digest};
            plan.rollback.targets << ReleasePart{part->kind, part->name, target.to, part->to, part->digest};
        }
    }
    const auto wanted = placesToObserve(environment, source.parts);
    if (!wanted)
        return fail(wanted.error());
    QMap<QString, QString> observed;
    for (const auto& place : *wanted) {
        const auto seen = (*there)->observeAll({place});
        // What is gone holds no tag; it must not keep the others from going back.
        if (!seen && !(seen.error().kind == ErrorKind::NotFound &&
                       stepKindAt(place, environment.target) == PlanStep::Kind::SetTag))
            return fail(seen.error());
        observed.insert(place, seen ? seen->value(place) : QString());
    }
    auto steps = rollbackSteps(plan.id, environment, source, observed);
    if (!steps)
        return fail(steps.error());
    plan.steps = std::move(*steps);
    return rollback;
}

Result<RollbackLook> ReleaseDesk::rollbackSeen(const QString& name, const QString& to)
{
    const auto target = environment(name);
    if (!target)
        return fail(target.error());
    return planRollback(*target, to).map([](const Rollback& rollback) {
        return RollbackLook{rollback.plan, rollback.of.record.plan.id, rollback.of.notes};
    });
}

Result<RollbackLook> ReleaseDesk::lookAtRollback(Workspace& workspace, std::stop_token stop,
                                                 Settings settings, const QString& name, const QString& to)
{
    // Planning signs nothing; a key that nobody keeps cannot be used for more.
    ReleaseDesk onlooker(workspace, std::move(stop), std::move(settings), SigningKey::generate());
    auto look = onlooker.rollbackPlan(name, to);
    if (look)
        look->plan.author = KeyStore(workspace.state()).own().value_or(KnownKey()).id;
    return look;
}

Result<DeskOutcome> ReleaseDesk::rolledBack(const QString& name, const QString& to, const QString& reason)
{
    const auto target = environment(name);
    if (!target)
        return fail(target.error());
    auto rollback = planRollback(*target, to);
    if (!rollback)
        return fail(rollback.error());
    if (!reason.trimmed().isEmpty())
        rollback->plan.texts.objective += u' ' + reason.trimmed();
    auto& of = rollback->of;
    if (of.told) // what a colleague made of it is what is taken back
        of.notes << keepTold(*store_, {*of.told});
    const bool isAdopted = of.kept == KnownRelease::Kept::Home;
    if (auto started = isAdopted ? store_->adoptAndStartRollback(rollback->plan, of.record)
                                 : store_->startRollback(rollback->plan, of.record.plan.id);
        !started)
        return fail(started.error());
    if (isAdopted)
        noteLook(*target, of.record, of.notes);
    auto outcome = drive(*target, rollback->plan.id);
    if (outcome) {
        outcome->notes = of.notes + outcome->notes;
        const bool isElsewhere = isAdopted || (!of.toldBy.isEmpty() && of.toldBy != keyId());
        if (isElsewhere && of.record.state == ReleaseState::Running)
            outcome->notes << DeskTexts::tr("%1 is being executed from another workspace, which cannot be "
                                            "stopped from here: look again whether it stays taken back.")
                                  .arg(of.record.plan.id);
    }
    if (outcome && outcome->record.state == ReleaseState::Done) {
        // Others count it too; that a home cannot be told is among the notes already.
        if (auto shared = home(*target))
            (void)shareRehearsal(*shared, *target, outcome->record.plan.id);
    }
    return outcome;
}

} // namespace ph
