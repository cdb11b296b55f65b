#include "services/connectors/mlflow/MlflowLocalStore.h"

namespace ph {

Result<std::vector<ArtifactEntry>> MlflowLocalStore::listArtifacts(const CallContext& context,
                                                                   const ArtifactOwner& owner,
                                                                   const QString& directory)
{
    return artifacts(context, owner).and_then([&](const LocalArtifacts& found) {
        return found.list(directory);
    });
}

Result<QByteArray> MlflowLocalStore::readArtifact(const CallContext& context, const ArtifactOwner& owner,
                                                  const QString& path, qint64 maxBytes)
{
    return artifacts(context, owner).and_then([&](const LocalArtifacts& found) {
        return found.read(path, maxBytes);
    });
}

Result<std::vector<std::filesystem::path>>
MlflowLocalStore::downloadArtifact(const CallContext& context, const ArtifactOwner& owner,
                                   const QString& path, const std::filesystem::path& folder)
{
    return artifacts(context, owner).and_then([&](const LocalArtifacts& found) {
        return found.download(context, path, folder);
    });
}

} // namespace ph
