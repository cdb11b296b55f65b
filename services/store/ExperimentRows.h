#pragma once

#include "services/store/CacheStore.h"
#include "services/store/Database.h"
#include "services/store/RunRows.h"

namespace ph {

/// Experiments, their cursors and their logged models in cache.db. Works inside the caller's transaction.
class ExperimentRows {
public:
    explicit ExperimentRows(Database& database)
        : db_(database)
    {
    }
    runrows::Wrote put(ConnectionId connection, std::span<const Experiment> experiments, std::int64_t seenMs);
    std::vector<CachedExperiment> all();
    std::vector<ExperimentSeen> seen();
    SyncCursor cursor(ConnectionId connection, const QString& experimentId);
    /// News where more of the experiment is read than before, or less.
    runrows::Wrote putCursor(ConnectionId connection, const QString& experimentId, const SyncCursor& cursor);
    /// How many are gone from the server.
    std::int64_t removeUnseen(ConnectionId connection, const QString& experimentId, std::int64_t passBeganMs);

    /// News wherever there are models: nobody compares them with what is cached.
    runrows::Wrote putModels(ConnectionId connection, const QString& experimentId,
                             std::span<const LoggedModel> models, std::int64_t seenMs);
    runrows::Wrote removeUnseenModels(ConnectionId connection, const QString& experimentId,
                                      std::int64_t sinceMs);
    std::vector<LoggedModel> models(const EntityKey& run);

private:
    void keepUnread(ConnectionId connection, LoggedModel& model);

    Database& db_;
};

} // namespace ph
