#pragma once

#include "models/values/ModelVersion.h"
#include "services/store/Database.h"

#include <QMap>

#include <span>
#include <vector>

namespace ph {

/// What becomes of cached models that a list does not hold, and of their versions.
enum class UnlistedModels { Forget, Keep };
/// What becomes of cached versions of a model that a list does not hold.
enum class UnlistedVersions { Forget, Keep };

/// When the versions of a model were last read.
struct VersionsRead {
    std::int64_t seenMs = noTime;         ///< by our clock; noTime: never
    std::int64_t modelUpdatedMs = noTime; ///< the model's date of change then, by the server's clock
};

/// Registered models and their versions in cache.db. Works inside the caller's transaction.
class RegistryRows {
public:
    explicit RegistryRows(Database& database)
        : db_(database)
    {
    }
    void putModels(ConnectionId connection, std::span<const RegisteredModel> models, std::int64_t seenMs,
                   UnlistedModels unlisted);
    void putVersions(ConnectionId connection, const QString& model, std::span<const ModelVersion> versions,
                     const VersionsRead& when, UnlistedVersions unlisted);
    std::vector<RegisteredModel> models(); ///< by connection and name
    /// Newest number first; their aliases are those that the model was last seen with.
    std::vector<ModelVersion> versions(const EntityKey& model);
    QMap<QString, VersionsRead> versionsRead(ConnectionId connection); ///< by model

private:
    Database& db_;
};

} // namespace ph
