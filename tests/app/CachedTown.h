#pragma once

#include "services/store/RegistryRows.h"
#include "tests/app/ReleaseTown.h"

namespace ph::testing {

/// A sync: the workspace knows its town's registry as it is now, through a connection named "lab".
inline Result<ConnectionId> seeRegistry(Person& person)
{
    Connection lab;
    lab.name = QStringLiteral("lab");
    lab.kind = QStringLiteral("mlflow");
    lab.location = QStringLiteral("https://lab.example.org");
    const auto added = person.workspace->state().addConnection(lab);
    if (!added)
        return fail(added.error());
    const auto id = added->id;
    auto& cache = person.workspace->cache();
    std::vector<RegisteredModel> models;
    for (const auto& [name, model] : person.town.registry.models) {
        models.push_back(model);
        models.back().key = {id, EntityKind::RegisteredModel, name};
    }
    if (auto put = cache.putRegisteredModels(id, models, person.town.nowMs, UnlistedModels::Forget); !put)
        return fail(put.error());
    for (const auto& [name, known] : person.town.registry.versions) {
        auto versions = known;
        for (auto& version : versions)
            version.key = modelVersionKey(id, name, version.version);
        if (auto put =
                cache.putModelVersions(id, name, versions, VersionsRead{person.town.nowMs, person.town.nowMs},
                                       UnlistedVersions::Forget);
            !put)
            return fail(put.error());
    }
    return id;
}

} // namespace ph::testing
