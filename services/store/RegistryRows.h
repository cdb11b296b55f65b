#pragma once

#include "models/values/ModelVersion.h"
#include "services/store/Database.h"

#include <QMap>

#include <span>
#include <vector>

namespace ph {

/// What becomes of cached models that a list does not hold, and of their versions.
enum class UnlistedModels { Forget, Keep };

/// Registered models and their versions in cache.db. Works inside the caller's transaction.
class RegistryRows {
public:
    explicit RegistryRows(Database& database)
        : db_(database)
    {
    }
    void putModels(ConnectionId connection, std::span<const RegisteredModel> models, std::int64_t seenMs,
                   UnlistedModels unlisted);
    /// All versions of one model: those that are not among them are forgotten.
    void putVersions(ConnectionId connection, const QString& model, std::span<const ModelVersion> versions,
                     std::int64_t seenMs);
    std::vector<RegisteredModel> models();                             ///< by connection and name
    std::vector<ModelVersion> versions(const EntityKey& model);        ///< newest number first
    QMap<QString, std::int64_t> versionsSeen(ConnectionId connection); ///< model -> when they were last read

private:
    Database& db_;
};

} // namespace ph
