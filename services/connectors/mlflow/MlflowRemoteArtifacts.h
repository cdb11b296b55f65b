#pragma once

#include "services/connectors/mlflow/MlflowRemoteJson.h"
#include "services/connectors/mlflow/MlflowRemoteServer.h"

namespace ph::mlflow {

/// Artifacts of runs and logged models on one server: ArtifactSource's calls.
class RemoteArtifacts {
public:
    explicit RemoteArtifacts(RemoteServer& server)
        : server_(server)
    {
    }

    struct Listing {
        QString rootUri;                    ///< "mlflow-artifacts:/42/…/artifacts", "s3://…"
        std::vector<ArtifactEntry> entries; ///< directories first, then by name
    };
    Result<Listing> list(const CallContext& context, const ArtifactOwner& owner,
                         const QString& directory) const;
    Result<QByteArray> read(const CallContext& context, const ArtifactOwner& owner, const QString& path,
                            qint64 maxBytes) const;
    Result<std::vector<std::filesystem::path>> download(const CallContext& context,
                                                        const ArtifactOwner& owner, const QString& path,
                                                        const std::filesystem::path& folder) const;

private:
    /// Where something is asked for.
    struct Request {
        std::string path;
        QueryItems query;
    };
    Result<Request> listingRequest(const CallContext& context, const ArtifactOwner& owner,
                                   const QString& directory) const;
    /// The browser's endpoint. `owner` has been seen to be fit for an address.
    Request fileRequest(const ArtifactOwner& owner, const QString& path) const;
    /// Receives the bytes of one file. `restart` is called before each attempt and empties what came so far.
    struct Receiver {
        std::function<void()> restart;
        std::function<bool(std::string_view)> take;
        std::function<std::optional<Error>()> failure; ///< why take() said no
    };
    Result<void> fetchFile(const CallContext& context, const ArtifactOwner& owner, const QString& path,
                           qint64 maxBytes, const Receiver& receiver) const;
    Result<void> downloadFile(const CallContext& context, const ArtifactOwner& owner, const QString& path,
                              qint64 maxBytes, const std::filesystem::path& folder,
                              const std::filesystem::path& target) const;

    RemoteServer& server_;
};

/// How the faults of a listing name it.
QString listingItem(const ArtifactOwner& owner, const QString& directory);

/// Path below ".../mlflow-artifacts/artifacts/" of a file under an owner's root URI, percent-encoded; empty
/// where the server does not pass the artifacts through itself ("s3://…", or the proxy of another host).
std::string proxyPath(const QString& rootUri, const QString& path);

} // namespace ph::mlflow
