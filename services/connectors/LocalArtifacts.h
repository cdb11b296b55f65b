#pragma once

#include "services/connectors/Capabilities.h"

#include <filesystem>
#include <functional>

namespace ph {

/// The artifacts below one root folder. Symbolic links are neither shown nor followed; a root that does not
/// exist has no entries (MLflow makes it with the first artifact).
class LocalArtifacts {
public:
    explicit LocalArtifacts(std::filesystem::path root)
        : root_(std::move(root))
    {
    }

    Result<std::vector<ArtifactEntry>> list(const QString& directory) const;
    Result<QByteArray> read(const QString& path, qint64 maxBytes) const;
    Result<std::vector<std::filesystem::path>> download(const CallContext& context, const QString& path,
                                                        const std::filesystem::path& folder) const;

private:
    std::filesystem::path root_;
};

/// Whether a store says that artifacts were ever logged to where a URI points. Asked only where no folder is.
using LoggedArtifacts = std::function<Result<bool>()>;

/// The local folder that an artifact URI of a local store means. `file:` URLs, plain and relative paths and
/// `mlflow-artifacts:/` (the server's `mlartifacts` folder) are understood. A store that was copied from
/// another machine still names that machine's folders: then the URI's last parts are looked for below
/// `bases`, in that order. The URI must end with `tail` ("<run id>/artifacts"): a store cannot make us read
/// other folders by naming them. Unsupported for remote URIs. Where the folder does not exist, the most
/// likely one. NotFound where those of its experiment and of the store do not either, and artifacts are known
/// to have been there or the place that the URI names is not of this machine.
Result<std::filesystem::path> resolveArtifactRoot(const QString& uri,
                                                  const std::vector<std::filesystem::path>& bases,
                                                  const std::filesystem::path& tail,
                                                  const LoggedArtifacts& loggedArtifacts);

/// What the artifact URIs of a whole store begin with: `uri` without its experiment and `tail`.
QString artifactStoreOf(const QString& uri, const std::filesystem::path& tail);

/// Tags that MLflow sets on a run when artifacts are logged to it, though not for every one.
inline constexpr const char* artifactTags[] = {"mlflow.log-model.history", "mlflow.loggedArtifacts",
                                               "mlflow.loggedImages"};

/// "file:///a%20b", "file://localhost/a", "sqlite:////a" and plain paths as a path; empty for other schemes.
std::filesystem::path localPathOf(const QString& location);

} // namespace ph
