#pragma once

#include "models/values/Run.h"
#include "services/store/Database.h"

#include <functional>
#include <stop_token>
#include <vector>

namespace ph {

struct RunName;

/// Reads single runs. Works inside the caller's transaction.
class RunReader {
public:
    explicit RunReader(Database& database)
        : db_(database)
    {
    }
    /// Metrics, params and tags stand by name. Unreadable where the run's document is damaged.
    std::optional<Run> run(const EntityKey& key);
    std::vector<EntityKey> byIdPrefix(const QString& prefix, int limit);
    /// Those of the store's ids that exist, in the order given.
    std::vector<EntityKey> keys(const std::vector<std::int64_t>& ids);
    std::vector<EntityKey> children(const EntityKey& parent);
    /// Every run by its name, the latest cached first.
    void names(const std::function<void(const RunName&)>& take, const std::stop_token& stop);
    QStringList unfinished(std::int64_t experiment);

private:
    DatasetInput dataset(std::int64_t id);
    Database& db_;
};

} // namespace ph
