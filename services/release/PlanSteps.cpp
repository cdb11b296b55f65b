#include "services/release/PlanSteps.h"

#include "services/release/CanonicalJson.h"
#include "services/release/PlanDocument.h"
#include "services/release/ReleaseStoreTexts.h"

namespace ph {

namespace {

struct Moved {
    PlanStep::Kind kind;
    QString place;
    QString value;
};

tl::unexpected<Error> cannotLive(const ReleasePart& part, const QString& why)
{
    return fail(ErrorKind::Invalid, QStringLiteral("%1 %2").arg(partKindName(part.kind), part.name), why);
}

Result<Moved> movedInRegistry(const ReleaseEnvironment& environment, const ReleasePart& part)
{
    const auto& target = environment.target;
    if (part.kind == ReleasePart::Kind::Features || part.kind == ReleasePart::Kind::Threshold) {
        if (environment.model.isEmpty())
            return cannotLive(
                part, ReleaseStoreTexts::tr("The environment names no model whose tag could hold it."));
        return Moved{PlanStep::Kind::SetTag,
                     QStringLiteral("models:/%1#pilothouse.%2.%3")
                         .arg(environment.model, partKindName(part.kind), part.name),
                     part.to};
    }
    const bool prompt = part.kind == ReleasePart::Kind::Prompt;
    if (target.kind == ReleaseTarget::Kind::Alias || target.kind == ReleaseTarget::Kind::Endpoint) {
        if (target.alias.isEmpty())
            return cannotLive(part, ReleaseStoreTexts::tr("The environment's target names no alias."));
        return Moved{PlanStep::Kind::SetAlias,
                     QStringLiteral("%1:/%2@%3")
                         .arg(QLatin1String(prompt ? "prompts" : "models"), part.name, target.alias),
                     part.to};
    }
    if (prompt)
        return cannotLive(part, ReleaseStoreTexts::tr("Prompts have no stages; use an alias as the target."));
    if (target.stage.isEmpty())
        return cannotLive(part, ReleaseStoreTexts::tr("The environment's target names no stage."));
    return Moved{PlanStep::Kind::SetStage, QStringLiteral("models:/%1/%2").arg(part.name, target.stage),
                 part.to};
}

Result<Moved> movedInManifest(const ReleaseEnvironment& environment, const ReleasePart& part)
{
    const auto& target = environment.target;
    const bool model = part.kind == ReleasePart::Kind::Model;
    const auto field = model ? target.field : part.name;
    if (target.repository.isEmpty() || target.file.isEmpty() || field.isEmpty())
        return cannotLive(
            part, ReleaseStoreTexts::tr("The environment's target lacks a repository, file or field."));
    auto value = part.to;
    if (model && !target.value.isEmpty()) {
        if (target.value.contains(QLatin1String("{source}")))
            return cannotLive(
                part, ReleaseStoreTexts::tr("{source} is not known here; resolve it before planning."));
        value = QString(target.value).replace(QLatin1String("{version}"), part.to);
    }
    return Moved{PlanStep::Kind::CommitManifest,
                 QStringLiteral("git:%1#%2:%3").arg(target.repository, target.file, field), value};
}

/// The places of one part, in the order in which they are changed: requests move before the alias that tells
/// of it.
Result<QList<Moved>> moved(const ReleaseEnvironment& environment, const ReleasePart& part)
{
    if (part.name.isEmpty() || part.to.isEmpty())
        return cannotLive(part, ReleaseStoreTexts::tr("A part needs a name and what it goes to."));
    const auto& target = environment.target;
    QList<Moved> moves;
    if (target.kind == ReleaseTarget::Kind::Endpoint && part.kind == ReleasePart::Kind::Model) {
        if (part.name != environment.model)
            return cannotLive(
                part, ReleaseStoreTexts::tr("The environment's endpoint serves %1.").arg(environment.model));
        moves << Moved{PlanStep::Kind::RollOut, endpointPlace(target), part.to};
        if (target.alias.isEmpty())
            return moves;
    }
    const auto move = target.kind == ReleaseTarget::Kind::GitManifest ? movedInManifest(environment, part)
                                                                      : movedInRegistry(environment, part);
    if (!move)
        return fail(move.error());
    return moves << *move;
}

QString tagPlace(const ReleasePart& model, const QString& tag)
{
    return QStringLiteral("models:/%1/%2#%3").arg(model.name, model.to, tag);
}

/// Turns changes of places into compare-and-set steps, each of which expects what the one before it left.
class Planning {
public:
    Planning(QString releaseId, const QMap<QString, QString>& observed)
        : releaseId_(std::move(releaseId))
        , values_(observed)
    {
    }

    void set(PlanStep::Kind kind, const QString& place, const QString& value)
    {
        if (!values_.contains(place)) {
            if (!unseen_.contains(place))
                unseen_.append(place);
            return;
        }
        PlanStep step{{}, kind, place, values_.value(place), value};
        values_.insert(place, value);
        step.id = stepId(releaseId_, steps_.size(), step);
        steps_.append(step);
    }

    Result<QList<PlanStep>> outcome() const
    {
        if (unseen_.isEmpty())
            return steps_;
        return fail(
            ErrorKind::Invalid, QStringLiteral("plan"),
            ReleaseStoreTexts::tr("Nobody has looked at: %1.").arg(unseen_.join(QStringLiteral(", "))));
    }

private:
    QString releaseId_;
    QMap<QString, QString> values_;
    QStringList unseen_;
    QList<PlanStep> steps_;
};

bool isTagged(const ReleaseEnvironment& environment)
{
    return !environment.registry.isEmpty() &&
           environment.announce == ReleaseEnvironment::Announce::OnRegistry;
}

void tagModels(Planning& planning, const ReleaseEnvironment& environment, const QList<ReleasePart>& parts,
               const QList<std::pair<QString, QString>>& tags)
{
    if (!isTagged(environment))
        return;
    for (const auto& part : parts) {
        if (part.kind != ReleasePart::Kind::Model)
            continue;
        for (const auto& [tag, value] : tags)
            planning.set(PlanStep::Kind::SetTag, tagPlace(part, tag), value);
    }
}

} // namespace

QString stepId(const QString& releaseId, qsizetype position, const PlanStep& step)
{
    const auto content =
        canonicalJson({releaseId.toStdString(), position, stepKindName(step.kind).toStdString(),
                       step.place.toStdString(), step.expected.toStdString(), step.value.toStdString()});
    const auto digest = sha256Text(content.value_or(QByteArray())).mid(7, 12);
    return QStringLiteral("s%1-%2").arg(position + 1, 2, 10, QChar(u'0')).arg(digest);
}

Result<QStringList> placesToObserve(const ReleaseEnvironment& environment, const QList<ReleasePart>& parts)
{
    QStringList places;
    if (isTagged(environment)) {
        for (const auto& part : parts) {
            if (part.kind == ReleasePart::Kind::Model)
                places << tagPlace(part, releaseTag) << tagPlace(part, releaseDigestTag)
                       << tagPlace(part, releaseStateTag);
        }
    }
    for (const auto& part : parts) {
        const auto moves = moved(environment, part);
        if (!moves)
            return fail(moves.error());
        for (const auto& move : *moves)
            places << move.place;
    }
    places.removeDuplicates();
    return places;
}

PlanStep withPlanDigest(PlanStep step, const QString& planDigest)
{
    step.value.replace(planDigestPlaceholder, planDigest);
    step.expected.replace(planDigestPlaceholder, planDigest);
    return step;
}

Result<QList<PlanStep>> planSteps(const QString& releaseId, const ReleaseEnvironment& environment,
                                  const QList<ReleasePart>& parts, const QMap<QString, QString>& observed)
{
    Planning planning(releaseId, observed);
    tagModels(planning, environment, parts,
              {{releaseTag, releaseId},
               {releaseDigestTag, planDigestPlaceholder},
               {releaseStateTag, QStringLiteral("running")}});
    for (const auto& part : parts) {
        const auto moves = moved(environment, part);
        if (!moves)
            return fail(moves.error());
        for (const auto& move : *moves)
            planning.set(move.kind, move.place, move.value);
    }
    tagModels(planning, environment, parts, {{releaseStateTag, QStringLiteral("released")}});
    return planning.outcome();
}

Result<QList<PlanStep>> rollbackSteps(const QString& rollbackId, const ReleaseEnvironment& environment,
                                      const ReleasePlan& plan, const QMap<QString, QString>& observed)
{
    Planning planning(rollbackId, observed);
    const auto& targets = plan.rollback.targets;
    for (const auto& part : QList<ReleasePart>(plan.parts.rbegin(), plan.parts.rend())) {
        const auto target = std::find_if(targets.begin(), targets.end(), [&](const ReleasePart& candidate) {
            return candidate.kind == part.kind && candidate.name == part.name;
        });
        if (target == targets.end())
            return cannotLive(part, ReleaseStoreTexts::tr("The plan records no target to go back to."));
        const auto moves = moved(environment, *target);
        if (!moves)
            return fail(moves.error());
        for (const auto& move : *moves)
            planning.set(move.kind, move.place, move.value);
    }
    tagModels(planning, environment, plan.parts, {{releaseStateTag, QStringLiteral("rolled-back")}});
    return planning.outcome();
}

} // namespace ph
