#include "app/release/DeskTexts.h"
#include "app/release/ReleaseDesk.h"
#include "app/release/RollbackFactsLoader.h"
#include "services/release/PlanSteps.h"
#include "services/release/Rehearsal.h"

namespace ph {

namespace {

const ReleasePart* modelAmong(const QList<ReleasePart>& parts)
{
    const auto model = std::find_if(parts.begin(), parts.end(), [](const ReleasePart& part) {
        return part.kind == ReleasePart::Kind::Model;
    });
    return model == parts.end() ? nullptr : &*model;
}

QString targetWords(const ReleasePart& part)
{
    return QStringLiteral("%1 %2").arg(part.name, part.to);
}

} // namespace

/// What a rollback would make live: of the last release, or before the first one what is live now.
Result<ReleasePart> ReleaseDesk::rehearsedPart(const ReleaseEnvironment& environment, const QString& to)
{
    if (const auto rollback = planRollback(environment, to)) {
        if (const auto* model = modelAmong(rollback->plan.parts))
            return *model;
        return fail(ErrorKind::Unsupported, environment.name,
                    DeskTexts::tr("What was released here is no model, so nothing has to load."));
    } else if (rollback.error().kind != ErrorKind::NotFound || takenBack(environment)) {
        return fail(rollback.error());
    }
    if (environment.model.isEmpty())
        return fail(ErrorKind::Unsupported, environment.name,
                    DeskTexts::tr("Nothing was released here yet, and the environment names no model."));
    ReleasePart part{ReleasePart::Kind::Model, environment.model, {}, to, {}};
    if (!to.isEmpty())
        return part;
    const auto seen = observe(environment.name, {part});
    if (!seen)
        return fail(seen.error());
    part.to = seen->front().from;
    if (part.to.isEmpty() || part.to.contains(severalVersions))
        return fail(ErrorKind::Conflict, environment.name,
                    DeskTexts::tr("Not one version is live here. Name the one to go back to."));
    return part;
}

Result<QString> ReleaseDesk::rehearsed(const QString& name, const QString& to)
{
    const auto target = environment(name);
    if (!target)
        return fail(target.error());
    const auto part = rehearsedPart(*target, to);
    if (!part)
        return fail(part.error());
    const auto words = targetWords(*part);
    const auto facts =
        loadRollbackFacts(*workspace_, *target, {{*part}, {}, {}}, settings_.registry, {}, stop_);
    if (facts.error)
        return fail(*facts.error);
    if (facts.value->targetExists != true)
        return fail(ErrorKind::NotFound, words, DeskTexts::tr("The registry has no such version."));
    if (facts.value->targetLoads != true)
        return fail(ErrorKind::Conflict, words, DeskTexts::tr("It cannot be loaded: nothing was rehearsed."));
    auto shared = home(*target);
    if (!shared)
        return fail(shared.error());
    if (const auto kept = shareRehearsal(*shared, *target, words); !kept)
        return fail(kept.error());
    if (const auto recorded = store_->recordRehearsal(name, words); !recorded)
        return fail(recorded.error());
    return words;
}

Result<void> ReleaseDesk::shareRehearsal(ReleaseHome& home, const ReleaseEnvironment& environment,
                                         const QString& target)
{
    const auto text = signRehearsal({environment.name, target, now(), {}, {}}, *key_);
    return text ? home.putRehearsal(environment.name, *text, stop_) : fail(text.error());
}

} // namespace ph
