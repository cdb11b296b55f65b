#include "app/release/CachedRegistry.h"
#include "app/release/DeskTexts.h"
#include "app/release/LiveVersion.h"
#include "app/release/ReleaseDesk.h"
#include "app/release/VersionDigests.h"
#include "app/rollout/ReleaseRollout.h"
#include "services/gates/GateKinds.h"
#include "services/release/PlanCheck.h"
#include "services/release/PlanDocument.h"
#include "services/release/PlanSteps.h"
#include "services/release/TierCheck.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QRegularExpression>

namespace ph {

namespace {

QString inWords(const ReleasePart& part)
{
    return QStringLiteral("%1 %2").arg(partKindName(part.kind), part.name);
}

/// The one place that a part lives at: the last that has to be looked at for it.
Result<QString> placeOf(const ReleaseEnvironment& environment, ReleasePart part)
{
    if (environment.target.kind == ReleaseTarget::Kind::Endpoint && part.kind == ReleasePart::Kind::Model)
        return endpointPlace(environment.target); // its alias only follows
    if (part.to.isEmpty())
        part.to = QStringLiteral("?"); // where it goes does not change where it lives
    const auto places = placesToObserve(environment, {part});
    if (!places)
        return fail(places.error());
    return places->last();
}

Result<void> exists(RegistryReach* registry, const ReleasePart& part)
{
    const bool versioned = part.kind == ReleasePart::Kind::Model || part.kind == ReleasePart::Kind::Prompt;
    if (!registry || !versioned)
        return {};
    const auto version = registry->versions.fetchModelVersion(registry->context, part.name, part.to);
    if (version)
        return {};
    return fail(version.error().kind == ErrorKind::NotFound
                    ? Error::make(ErrorKind::NotFound, inWords(part),
                                  DeskTexts::tr("The registry has no version %1 of it.").arg(part.to))
                    : version.error());
}

Result<void> observeParts(EnvironmentPlaces& there, const ReleaseEnvironment& environment,
                          QList<ReleasePart>& parts)
{
    for (auto& part : parts) {
        const auto place = placeOf(environment, part);
        if (!place)
            return fail(place.error());
        const auto seen = there.observeAll({*place});
        if (!seen)
            return fail(seen.error());
        const auto value = seen->value(*place);
        part.from = part.kind == ReleasePart::Kind::Model ? versionIn(environment.target, value) : value;
    }
    return {};
}

Result<void> mayBeChanged(const RegistryReach* registry, const ReleaseEnvironment& environment,
                          const QList<PlanStep>& steps)
{
    if (registry && !registry->control && std::any_of(steps.begin(), steps.end(), [](const PlanStep& step) {
            return step.kind != PlanStep::Kind::CommitManifest && step.kind != PlanStep::Kind::RollOut;
        }))
        return fail(
            ErrorKind::Unsupported, environment.registry,
            environment.target.kind == ReleaseTarget::Kind::GitManifest
                ? DeskTexts::tr("This registry is only read from here, so no release can be announced on "
                                "it. Put \"announce: nowhere\" into the environment to release without.")
                : DeskTexts::tr("This registry is only read from here, so nothing in it can be released. "
                                "Its gates can be checked."));
    return {};
}

/// What a model's files are now, by digest.
Result<QMap<QString, QString>> filesOf(Workspace& workspace, const ReleaseEnvironment& environment,
                                       RegistryReach* registry, const ReleasePart& part, std::stop_token stop)
{
    if (!registry)
        return fail(ErrorKind::Unsupported, environment.name,
                    QStringLiteral("The environment names no registry."));
    const auto tracker = linkNamed(workspace, environment.tracker);
    if (!tracker)
        return fail(tracker.error());
    const auto version = registry->versions.fetchModelVersion(registry->context, part.name, part.to);
    if (!version)
        return fail(version.error());
    return fileDigests(**tracker, *version, std::move(stop));
}

} // namespace

QString newReleaseId(const QString& subject, std::int64_t nowMs)
{
    static const QString letters = QStringLiteral("abcdefghijkmnpqrstuvwxyz23456789");
    static const QRegularExpression others(QStringLiteral("[^A-Za-z0-9._-]+"));
    QString chance;
    for (int i = 0; i < 6; ++i)
        chance += letters[QRandomGenerator::system()->bounded(int(letters.size()))];
    const auto day = QDateTime::fromMSecsSinceEpoch(nowMs, Qt::UTC).toString(QStringLiteral("yyyy-MM-dd"));
    auto name = subject;
    return QStringLiteral("%1-%2-%3").arg(day, name.replace(others, QStringLiteral("-")).left(60), chance);
}

Result<QList<ReleasePart>> ReleaseDesk::observe(const QString& name, QList<ReleasePart> parts)
{
    const auto target = environment(name);
    if (!target)
        return fail(target.error());
    const auto there = places(*target, name);
    if (!there)
        return fail(there.error());
    if (const auto seen = observeParts(**there, *target, parts); !seen)
        return fail(seen.error());
    return parts;
}

Result<Drafted> ReleaseDesk::draft(const DraftRequest& request)
{
    auto drafted = draftFrom(settings_.registry, request, Drafted::Live::Observed);
    if (drafted || !drafted.error().retryable())
        return drafted;
    auto cached = draftFrom(cachedRegistryOf(*workspace_), request, Drafted::Live::Cached);
    return cached ? cached : drafted; // that nobody answers is the reason, not that little is cached
}

Result<Drafted> ReleaseDesk::draftFrom(const RegistrySource& source, const DraftRequest& request,
                                       Drafted::Live live)
{
    const auto target = environment(request.environment);
    if (!target)
        return fail(target.error());
    if (request.parts.isEmpty())
        return fail(ErrorKind::Invalid, request.environment, DeskTexts::tr("Nothing is to be released."));
    for (const auto& part : request.parts) {
        if (part.kind == ReleasePart::Kind::Model && !target->model.isEmpty() && part.name != target->model)
            return fail(ErrorKind::Invalid, request.environment,
                        DeskTexts::tr("Only %1 is released here.").arg(target->model));
    }
    const auto policy = policyOf(*target);
    if (!policy)
        return fail(policy.error());
    const auto tier = tierOf(*policy, request.tier);
    if (!tier)
        return fail(tier.error());
    if (const auto problems = checkTier(*tier, *policy, *target); !problems.isEmpty())
        return fail(ErrorKind::Invalid, request.environment, problems.join(u' '));
    const auto there = EnvironmentPlaces::open(*workspace_, *target, source, target->name, stop_);
    if (!there)
        return fail(there.error());
    auto parts = request.parts;
    if (const auto seen = observeParts(**there, *target, parts); !seen)
        return fail(seen.error());

    Drafted drafted;
    drafted.live = live;
    if (live == Drafted::Live::Cached)
        drafted.notes << QStringLiteral(
            "Made offline from what was seen last; compared with what is live when "
            "it is submitted.");
    auto& plan = drafted.plan;
    plan.id = newReleaseId(parts.front().name + u'-' + parts.front().to, now());
    plan.environment = target->name;
    plan.tier = tier->name;
    plan.author = keyId();
    plan.createdMs = now();
    plan.policyDigest = policy->digest;
    plan.parts = parts;
    plan.texts = request.texts;
    plan.rollback.condition = request.rollbackCondition;
    plan.rollback.dataSource = request.rollbackDataSource;

    for (const auto& part : plan.parts) {
        if (auto is = exists((*there)->registry(), part); !is)
            return fail(is.error());
        auto back = part;
        back.from = part.to;
        back.digest.clear();
        const auto named = std::find_if(request.rollbackTargets.begin(), request.rollbackTargets.end(),
                                        [&](const ReleasePart& candidate) {
                                            return candidate.kind == part.kind && candidate.name == part.name;
                                        });
        back.to = named == request.rollbackTargets.end() ? part.from : named->to;
        if (back.to.isEmpty())
            return fail(
                ErrorKind::Conflict, inWords(part),
                DeskTexts::tr("No version of it is live here, so there is nothing to go back to. Name "
                              "a version to roll back to."));
        if (back.to.contains(severalVersions))
            return fail(
                ErrorKind::Conflict, inWords(part),
                DeskTexts::tr("Several versions are live (%1). Name the one to roll back to.").arg(back.to));
        if (auto is = exists((*there)->registry(), back); !is)
            return fail(is.error());
        plan.rollback.targets << back;
    }
    if (asksFor(*tier, FactName::CandidateDigests)) {
        for (auto& part : plan.parts) {
            if (part.kind != ReleasePart::Kind::Model)
                continue;
            if (auto files = filesOf(*workspace_, *target, (*there)->registry(), part, stop_))
                part.files = std::move(*files);
            else // the gate that asks for them will have no data
                drafted.notes << QStringLiteral("The files of %1 %2 are not recorded: %3")
                                     .arg(part.name, part.to, recordedErrorSentence(files.error()));
        }
    }
    const auto wanted = placesToObserve(*target, plan.parts);
    if (!wanted)
        return fail(wanted.error());
    const auto observed = (*there)->observeAll(*wanted);
    if (!observed)
        return fail(observed.error());
    auto steps = planSteps(plan.id, *target, plan.parts, *observed);
    if (!steps)
        return fail(steps.error());
    plan.steps = std::move(*steps);
    if (live == Drafted::Live::Observed) { // a cache says nothing of it
        if (auto may = mayBeChanged((*there)->registry(), *target, plan.steps); !may)
            return fail(may.error());
    }

    if (auto added = addRollout(*target, *tier, **there, drafted); !added)
        return fail(added.error());
    drafted.missing = checkPlan(plan, *target) + checkRollout(plan, *target, *tier);
    if (drafted.missing.isEmpty()) {
        if (auto saved = store_->saveDraft(plan, drafted.notes.join(u' ')); !saved)
            return fail(saved.error());
    }
    return drafted;
}

Result<void> ReleaseDesk::stillAsDrafted(const ReleaseEnvironment& environment, const ReleasePlan& plan)
{
    auto there = places(environment, plan.id, plan);
    if (!there)
        return fail(there.error());
    auto* registry = (*there)->registry();
    if (auto may = mayBeChanged(registry, environment, plan.steps); !may)
        return may;
    for (const auto& part : plan.parts + plan.rollback.targets) {
        if (auto is = exists(registry, part); !is)
            return is;
    }
    QSet<QString> looked; // a later step of a place expects what the one before it leaves
    for (const auto& step : plan.steps) {
        if (looked.contains(step.place))
            continue;
        looked.insert(step.place);
        const auto seen = (*there)->observe(step);
        if (!seen)
            return fail(seen.error());
        if (*seen != step.expected)
            return fail(
                ErrorKind::Conflict, plan.id,
                DeskTexts::tr("Since this was drafted %1 changed from \"%2\" to \"%3\"; draft it anew.")
                    .arg(step.place, step.expected, *seen));
    }
    return {};
}

} // namespace ph
