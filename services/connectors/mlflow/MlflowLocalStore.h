#pragma once

#include "models/values/Connection.h"
#include "services/connectors/Capabilities.h"
#include "services/connectors/LocalArtifacts.h"
#include "services/connectors/LocalRegistry.h"

namespace ph {

/// What MLflow's stores on this machine are alike in, whatever they keep: they lie at a path, have no pages
/// on the web, and the artifacts of a run or a model lie below one folder.
class MlflowLocalStore : public Connector, public RunSource, public ArtifactSource, public LocalRegistry {
public:
    QString runWebAddress(const QString&, const QString&) const final { return {}; }

    Result<std::vector<ArtifactEntry>> listArtifacts(const CallContext& context, const ArtifactOwner& owner,
                                                     const QString& directory) final;
    Result<QByteArray> readArtifact(const CallContext& context, const ArtifactOwner& owner,
                                    const QString& path, qint64 maxBytes) final;
    Result<std::vector<std::filesystem::path>> downloadArtifact(const CallContext& context,
                                                                const ArtifactOwner& owner,
                                                                const QString& path,
                                                                const std::filesystem::path& folder) final;

protected:
    explicit MlflowLocalStore(const Connection& connection)
        : id_(connection.id)
        , location_(localPathOf(connection.location))
    {
    }

    /// Empty where the connection names no local path.
    const std::filesystem::path& location() const { return location_; }

    virtual Result<LocalArtifacts> artifacts(const CallContext& context, const ArtifactOwner& owner) = 0;

    /// As this connection's: their keys name it.
    template <class Item>
    Result<std::vector<Item>> own(Result<std::vector<Item>> items) const
    {
        if (items) {
            for (auto& item : *items)
                item.key.connection = id_;
        }
        return items;
    }

private:
    ConnectionId id_;
    std::filesystem::path location_;
};

} // namespace ph
