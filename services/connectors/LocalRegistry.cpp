#include "services/connectors/LocalRegistry.h"

#include <algorithm>

namespace ph {

namespace {

QString valueOf(const QList<KeyValue>& tags, const char* key)
{
    const auto at = std::find_if(tags.begin(), tags.end(),
                                 [&](const KeyValue& tag) { return tag.key == QLatin1String(key); });
    return at == tags.end() ? QString() : at->value;
}

} // namespace

Result<ModelVersion> LocalRegistry::fetchModelVersion(const CallContext& context, const QString& model,
                                                      const QString& version)
{
    auto versions = fetchModelVersions(context, model);
    if (!versions)
        return fail(versions.error());
    const auto at = std::find_if(versions->begin(), versions->end(),
                                 [&](const ModelVersion& one) { return one.version == version; });
    if (at == versions->end())
        return fail(ErrorKind::NotFound, model + u' ' + version);
    return std::move(*at);
}

Result<std::optional<QString>> LocalRegistry::fetchAlias(const CallContext& context, const QString& model,
                                                         const QString& alias)
{
    const auto models = fetchRegisteredModels(context);
    if (!models)
        return fail(models.error());
    const auto at = std::find_if(models->begin(), models->end(),
                                 [&](const RegisteredModel& one) { return one.name() == model; });
    if (at == models->end())
        return fail(ErrorKind::NotFound, model);
    const auto version = at->aliases.constFind(alias);
    return version == at->aliases.constEnd() ? std::optional<QString>() : std::optional(*version);
}

RegisteredModel::Kind mlflowModelKind(const QList<KeyValue>& tags)
{
    return valueOf(tags, "mlflow.prompt.is_prompt").compare(QLatin1String("true"), Qt::CaseInsensitive) == 0
               ? RegisteredModel::Kind::Prompt
               : RegisteredModel::Kind::Model;
}

QString mlflowPromptText(const QList<KeyValue>& tags)
{
    return valueOf(tags, "mlflow.prompt.text");
}

} // namespace ph
