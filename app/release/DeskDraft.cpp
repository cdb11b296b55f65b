#include "app/release/ReleaseDesk.h"

#include "services/release/PlanCheck.h"
#include "services/release/PlanDocument.h"
#include "services/release/PlanSteps.h"

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
    if (part.to.isEmpty())
        part.to = QStringLiteral("?"); // where it goes does not change where it lives
    const auto places = placesToObserve(environment, {part});
    if (!places)
        return fail(places.error());
    return places->last();
}

/// The version that a place's value says: a manifest may write more around it. None where it does not.
QString versionIn(const ReleaseEnvironment& environment, const ReleasePart& part, const QString& value)
{
    const auto& form = environment.target.value;
    const auto at = form.indexOf(QLatin1String("{version}"));
    if (environment.target.kind != ReleaseTarget::Kind::GitManifest ||
        part.kind != ReleasePart::Kind::Model || at < 0)
        return value;
    const auto before = form.left(at), after = form.mid(at + 9);
    return value.startsWith(before) && value.endsWith(after) && value.size() > before.size() + after.size()
               ? value.mid(before.size(), value.size() - before.size() - after.size())
               : QString();
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
                                  QStringLiteral("The registry has no version %1 of it.").arg(part.to))
                    : version.error());
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
    for (auto& part : parts) {
        const auto place = placeOf(*target, part);
        if (!place)
            return fail(place.error());
        const auto seen = (*there)->observeAll({*place});
        if (!seen)
            return fail(seen.error());
        part.from = versionIn(*target, part, seen->value(*place));
    }
    return parts;
}

Result<Drafted> ReleaseDesk::draft(const DraftRequest& request)
{
    const auto target = environment(request.environment);
    if (!target)
        return fail(target.error());
    if (request.parts.isEmpty())
        return fail(ErrorKind::Invalid, request.environment, QStringLiteral("Nothing is to be released."));
    for (const auto& part : request.parts) {
        if (part.kind == ReleasePart::Kind::Model && !target->model.isEmpty() && part.name != target->model)
            return fail(ErrorKind::Invalid, request.environment,
                        QStringLiteral("Only %1 is released here.").arg(target->model));
    }
    const auto policy = policyOf(*target);
    if (!policy)
        return fail(policy.error());
    const auto tier = tierOf(*policy, request.tier);
    if (!tier)
        return fail(tier.error());
    auto parts = observe(request.environment, request.parts);
    if (!parts)
        return fail(parts.error());

    Drafted drafted;
    auto& plan = drafted.plan;
    plan.id = newReleaseId(parts->front().name + u'-' + parts->front().to, now());
    plan.environment = target->name;
    plan.tier = tier->name;
    plan.author = keyId();
    plan.createdMs = now();
    plan.policyDigest = policy->digest;
    plan.parts = *parts;
    plan.texts = request.texts;
    plan.rollback.condition = request.rollbackCondition;
    plan.rollback.dataSource = request.rollbackDataSource;

    const auto there = places(*target, plan.id);
    if (!there)
        return fail(there.error());
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
                QStringLiteral("No version of it is live here, so there is nothing to go back to. Name "
                               "a version to roll back to."));
        if (back.to.contains(severalVersions))
            return fail(
                ErrorKind::Conflict, inWords(part),
                QStringLiteral("Several versions are live (%1). Name the one to roll back to.").arg(back.to));
        if (auto is = exists((*there)->registry(), back); !is)
            return fail(is.error());
        plan.rollback.targets << back;
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
    const auto* registry = (*there)->registry();
    if (registry && !registry->control &&
        std::any_of(plan.steps.begin(), plan.steps.end(),
                    [](const PlanStep& step) { return step.kind != PlanStep::Kind::CommitManifest; }))
        return fail(
            ErrorKind::Unsupported, target->registry,
            QStringLiteral("This registry is only read from here, so nothing in it can be released. Its "
                           "gates can be checked."));

    drafted.missing = checkPlan(plan, *target);
    if (drafted.missing.isEmpty()) {
        if (auto saved = store_->saveDraft(plan); !saved)
            return fail(saved.error());
    }
    return drafted;
}

} // namespace ph
