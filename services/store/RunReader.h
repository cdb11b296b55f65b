#pragma once

#include "models/values/Run.h"
#include "services/store/Database.h"

#include <vector>

namespace ph {

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
    QStringList unfinished(std::int64_t experiment);

private:
    DatasetInput dataset(std::int64_t id);
    Database& db_;
};

} // namespace ph
