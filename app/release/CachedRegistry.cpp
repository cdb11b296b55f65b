#include "app/release/CachedRegistry.h"

#include "app/release/DeskTexts.h"

namespace ph {

namespace {

class CachedRegistry final : public ModelRegistry {
public:
    CachedRegistry(CacheStore& cache, ConnectionId connection)
        : cache_(cache)
        , connection_(connection)
    {
    }

    Result<std::vector<RegisteredModel>> fetchRegisteredModels(const CallContext&) override
    {
        auto models = cache_.registeredModels();
        if (models)
            std::erase_if(*models, [&](const auto& model) { return model.key.connection != connection_; });
        return models;
    }
    Result<std::vector<ModelVersion>> fetchModelVersions(const CallContext&, const QString& model) override
    {
        return cache_.modelVersions({connection_, EntityKind::RegisteredModel, model});
    }
    Result<ModelVersion> fetchModelVersion(const CallContext& context, const QString& model,
                                           const QString& number) override
    {
        const auto versions = fetchModelVersions(context, model);
        if (!versions)
            return fail(versions.error());
        for (const auto& version : *versions) {
            if (version.version == number)
                return version;
        }
        return fail(ErrorKind::NotFound, QStringLiteral("%1 %2").arg(model, number),
                    DeskTexts::tr("It was never seen here."));
    }
    Result<std::optional<QString>> fetchAlias(const CallContext& context, const QString& model,
                                              const QString& alias) override
    {
        const auto models = fetchRegisteredModels(context);
        if (!models)
            return fail(models.error());
        for (const auto& one : *models) {
            if (one.name() == model)
                return one.aliases.contains(alias) ? std::optional(one.aliases.value(alias)) : std::nullopt;
        }
        return fail(ErrorKind::NotFound, model, DeskTexts::tr("It was never seen here."));
    }

private:
    CacheStore& cache_;
    ConnectionId connection_;
};

/// What a reach refers to.
struct CachedReach {
    CachedRegistry registry;
    HttpCredentials nobody;
};

} // namespace

RegistrySource cachedRegistryOf(Workspace& workspace)
{
    return [&workspace](const QString& name, std::stop_token stop) -> Result<RegistryReach> {
        const auto connection = connectionNamed(workspace, name);
        if (!connection)
            return fail(connection.error());
        auto reach = std::make_shared<CachedReach>(
            CachedReach{CachedRegistry(workspace.cache(), connection->id), HttpCredentials()});
        return RegistryReach{reach, reach->registry, nullptr,
                             CallContext{workspace.transport(), reach->nobody, std::move(stop)}};
    };
}

} // namespace ph
