#include "services/release/RegistryExecutor.h"

#include "models/values/RecordedText.h"

#include <QtGlobal>

namespace ph {

namespace {

/// Of a literal marked by QT_TRANSLATE_NOOP("ph::RegistryExecutor", …): it ends up in a release's reason.
RecordedText registryText(const char* english)
{
    return recordedText("ph::RegistryExecutor", english);
}

tl::unexpected<Error> noPlace(const PlanStep& step)
{
    return fail(ErrorKind::Invalid, step.place.left(300),
                registryText(QT_TRANSLATE_NOOP("ph::RegistryExecutor", "This is no place in a registry.")));
}

QString tagOf(const QList<KeyValue>& tags, const QString& key)
{
    const auto found =
        std::find_if(tags.begin(), tags.end(), [&](const auto& tag) { return tag.key == key; });
    return found == tags.end() ? QString() : found->value;
}

} // namespace

PlanStep::Kind stepKindAt(const QString& place, const ReleaseTarget& target)
{
    if (place.startsWith(QLatin1String("git:")))
        return PlanStep::Kind::CommitManifest;
    if (place.startsWith(QLatin1String("endpoint:")))
        return PlanStep::Kind::RollOut;
    if (place.contains(QLatin1String("#pilothouse.")))
        return PlanStep::Kind::SetTag;
    return target.kind == ReleaseTarget::Kind::Stage ? PlanStep::Kind::SetStage : PlanStep::Kind::SetAlias;
}

Result<RegistryPlace> parseRegistryPlace(const PlanStep& step)
{
    const bool prompt = step.place.startsWith(QLatin1String("prompts:/"));
    if (!prompt && !step.place.startsWith(QLatin1String("models:/")))
        return noPlace(step);
    const auto path = step.place.mid(prompt ? 9 : 8);
    RegistryPlace place;
    switch (step.kind) {
    case PlanStep::Kind::SetAlias: {
        const auto at = path.lastIndexOf(u'@');
        place = {path.left(at), {}, path.mid(at + 1)};
        if (at < 0)
            return noPlace(step);
        break;
    }
    case PlanStep::Kind::SetStage: {
        const auto slash = path.lastIndexOf(u'/');
        place = {path.left(slash), {}, path.mid(slash + 1)};
        if (slash < 0 || prompt)
            return noPlace(step);
        break;
    }
    case PlanStep::Kind::SetTag: {
        const auto hash = path.indexOf(u'#');
        const auto owner = path.left(hash);
        const auto slash = owner.lastIndexOf(u'/');
        place = {slash < 0 ? owner : owner.left(slash), slash < 0 ? QString() : owner.mid(slash + 1),
                 path.mid(hash + 1)};
        if (hash < 0 || (slash >= 0 && place.version.isEmpty()))
            return noPlace(step);
        break;
    }
    case PlanStep::Kind::CommitManifest:
    case PlanStep::Kind::RollOut:
        return noPlace(step);
    }
    if (place.model.isEmpty() || place.slot.isEmpty() || place.model.contains(u'/'))
        return noPlace(step);
    return place;
}

RegistryExecutor::RegistryExecutor(ModelRegistry& registry, RegistryControl* control, CallContext context)
    : registry_(registry)
    , control_(control)
    , context_(std::move(context))
{
}

Result<QString> RegistryExecutor::inStage(const RegistryPlace& place)
{
    const auto versions = registry_.fetchModelVersions(context_, place.model);
    if (!versions)
        return fail(versions.error());
    QStringList inside;
    for (const auto& version : *versions) {
        if (version.stage.compare(place.slot, Qt::CaseInsensitive) == 0)
            inside << version.version;
    }
    return inside.join(severalVersions);
}

Result<QString> RegistryExecutor::tagAt(const RegistryPlace& place)
{
    if (!place.version.isEmpty())
        return registry_.fetchModelVersion(context_, place.model, place.version)
            .map([&](const ModelVersion& version) { return tagOf(version.tags, place.slot); });
    const auto models = registry_.fetchRegisteredModels(context_);
    if (!models)
        return fail(models.error());
    const auto model = std::find_if(models->begin(), models->end(),
                                    [&](const auto& candidate) { return candidate.name() == place.model; });
    if (model == models->end())
        return fail(
            ErrorKind::NotFound, place.model,
            registryText(QT_TRANSLATE_NOOP("ph::RegistryExecutor", "The registry has no such model.")));
    return tagOf(model->tags, place.slot);
}

Result<QString> RegistryExecutor::observe(const PlanStep& step)
{
    const auto place = parseRegistryPlace(step);
    if (!place)
        return fail(place.error());
    if (step.kind == PlanStep::Kind::SetAlias)
        return registry_.fetchAlias(context_, place->model, place->slot)
            .map([](const std::optional<QString>& version) { return version.value_or(QString()); });
    return step.kind == PlanStep::Kind::SetStage ? inStage(*place) : tagAt(*place);
}

Result<void> RegistryExecutor::apply(const PlanStep& step)
{
    const auto place = parseRegistryPlace(step);
    if (!place)
        return fail(place.error());
    if (!control_)
        return fail(
            ErrorKind::Unsupported, step.place,
            registryText(QT_TRANSLATE_NOOP(
                "ph::RegistryExecutor", "This registry is only read from here; its own tools change it.")));
    const bool away = step.value.isEmpty();
    const auto& [model, version, slot] = *place;
    switch (step.kind) {
    case PlanStep::Kind::SetAlias:
        return away ? control_->deleteAlias(context_, model, slot)
                    : control_->setAlias(context_, model, slot, step.value);
    case PlanStep::Kind::SetStage:
        if (!away)
            return control_->setStage(context_, model, step.value, slot,
                                      RegistryControl::OthersInStage::Archive);
        if (step.expected.isEmpty() || step.expected.contains(severalVersions))
            return fail(ErrorKind::Unsupported, step.place,
                        registryText(QT_TRANSLATE_NOOP(
                            "ph::RegistryExecutor", "Only one version at a time is taken out of a stage.")));
        return control_->setStage(context_, model, step.expected, QStringLiteral("None"),
                                  RegistryControl::OthersInStage::Keep);
    case PlanStep::Kind::SetTag:
        if (version.isEmpty())
            return away ? control_->deleteModelTag(context_, model, slot)
                        : control_->setModelTag(context_, model, {slot, step.value});
        return away ? control_->deleteVersionTag(context_, model, version, slot)
                    : control_->setVersionTag(context_, model, version, {slot, step.value});
    case PlanStep::Kind::CommitManifest:
    case PlanStep::Kind::RollOut:
        break;
    }
    return noPlace(step);
}

PlaceExecutor::PlaceExecutor(StepExecutor* registry, GitManifestExecutor* manifests)
    : registry_(registry)
    , manifests_(manifests)
{
}

Result<QString> PlaceExecutor::observe(const PlanStep& step)
{
    const bool inGit = step.place.startsWith(QLatin1String("git:"));
    if (inGit ? !manifests_ : !registry_)
        return fail(ErrorKind::Unsupported, step.place.left(300),
                    registryText(QT_TRANSLATE_NOOP("ph::RegistryExecutor", "Nobody here can look there.")));
    return inGit ? manifests_->observe(step) : registry_->observe(step);
}

Result<void> PlaceExecutor::apply(const PlanStep& step)
{
    const bool inGit = step.place.startsWith(QLatin1String("git:"));
    if (inGit ? !manifests_ : !registry_)
        return fail(ErrorKind::Unsupported, step.place.left(300),
                    registryText(
                        QT_TRANSLATE_NOOP("ph::RegistryExecutor", "Nobody here can change anything there.")));
    return inGit ? manifests_->apply(step) : registry_->apply(step);
}

} // namespace ph
