#include "services/sync/RegistryPass.h"

#include "services/connectors/ItemFaults.h"
#include "services/store/RegistryRows.h"

#include <set>

namespace ph {

namespace {

/// Of a model that is gone nothing points anywhere. Noted before the cache forgets that it was there.
Result<void> noteVanished(AliasLog& log, ConnectionId connection, const std::vector<RegisteredModel>& listed,
                          const QStringList& known, std::int64_t nowMs)
{
    std::set<QString> names;
    for (const auto& model : listed)
        names.insert(model.name());
    for (const auto& name : known) {
        if (names.contains(name))
            continue;
        RegisteredModel gone;
        gone.key = {connection, EntityKind::RegisteredModel, name};
        if (auto noted = log.noteLook(gone, QList<ModelVersion>(), nowMs); !noted)
            return noted;
    }
    return {};
}

} // namespace

Result<RegistrySummary> readRegistry(Link& link, CacheStore& store, AliasLog& log, std::stop_token stop,
                                     std::chrono::milliseconds versionsEvery)
{
    RegistrySummary summary;
    if (!capability<ModelRegistry>(link.connector()))
        return summary;
    auto registry = link.reach<ModelRegistry>(stop);
    if (!registry)
        return fail(registry.error());
    const auto connection = link.connection().id;
    auto context = registry->context;
    ItemFaults met;
    context.fault = met.sink();
    const auto takeFaults = [&] {
        for (auto& fault : met.take())
            summary.faults.push_back(std::move(fault));
    };
    const auto models = registry->source.fetchRegisteredModels(context);
    if (!models && models.error().kind == ErrorKind::NotFound)
        return summary; // some servers speak the tracking half of the protocol only
    if (!models)
        return fail(models.error());
    takeFaults();
    // Before the write below makes every model look new.
    const auto read = store.modelVersionsRead(connection);
    if (!read)
        return fail(read.error());
    const auto nowMs = toMs(context.clock());
    if (summary.faults.empty()) {
        if (auto noted = noteVanished(log, connection, *models, read->keys(), nowMs); !noted)
            return fail(noted.error());
    }
    if (auto put =
            store.putRegisteredModels(connection, *models, nowMs,
                                      summary.faults.empty() ? UnlistedModels::Forget : UnlistedModels::Keep);
        !put)
        return fail(put.error());
    summary.models = qint64(models->size());

    for (const auto& model : *models) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, link.connection().name);
        const auto last = read->value(model.name());
        // The server's date against the server's date: its clock may be off.
        const bool isLevel = last.seenMs != noTime && model.updatedMs != noTime &&
                             model.updatedMs == last.modelUpdatedMs &&
                             nowMs - last.seenMs < versionsEvery.count();
        std::optional<QList<ModelVersion>> versions;
        if (!isLevel) {
            auto fetched = registry->source.fetchModelVersions(context, model.name());
            if (!fetched && fetched.error().kind == ErrorKind::Cancelled)
                return fail(fetched.error());
            if (!fetched) {
                summary.faults.push_back({model.name(), fetched.error()});
                continue;
            }
            const auto faultsBefore = summary.faults.size();
            takeFaults();
            // One that cannot be read may be the one in a stage: what is known of versions and stages stays,
            // and the next pass reads them again.
            const bool isWhole = summary.faults.size() == faultsBefore;
            if (auto put = store.putModelVersions(
                    connection, model.name(), *fetched, {nowMs, isWhole ? model.updatedMs : noTime},
                    isWhole ? UnlistedVersions::Forget : UnlistedVersions::Keep);
                !put)
                return fail(put.error());
            summary.versions += qint64(fetched->size());
            if (isWhole)
                versions = QList<ModelVersion>(fetched->begin(), fetched->end());
        }
        if (auto noted = log.noteLook(model, versions, nowMs); !noted)
            return fail(noted.error());
    }
    takeFaults();
    return summary;
}

} // namespace ph
