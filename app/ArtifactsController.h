#pragma once

#include "app/CredentialRetry.h"
#include "app/Workspace.h"
#include "services/sync/ArtifactDownload.h"

#include <map>

namespace ph {

class ArtifactsTab;

/// The files of one run or logged model: what their browser asks for becomes jobs. Lists come from the
/// server, or from the cache where it does not answer, as downloads do; what is in a file comes from the
/// cache where it is there.
class ArtifactsController : public QObject {
    Q_OBJECT
public:
    /// `connection`: of all owners.
    ArtifactsController(Workspace& workspace, ArtifactsTab& view, ConnectionId connection, QObject* parent);

    /// Whose files the browser shows from now on. Answers for somebody else's are not shown any more;
    /// downloads go on.
    void setOwner(const EntityKey& owner);

Q_SIGNALS:
    /// What came of a download whose owner is no longer shown; why a list is old, or not whole.
    void messageRaised(const QString& text);
    /// A file or folder of this run or logged model is to be kept for offline use.
    void keepRequested(const ph::EntityKey& owner, const QString& path);

private:
    void fetchList(const QString& directory);
    void showList(const QString& directory, const Result<Aged<std::vector<ArtifactEntry>>>& listing);
    void fetchPreview(const QString& path);
    void download(const QString& path, const QString& folder);
    void showDownloaded(const EntityKey& owner, const QString& path, const Result<DownloadedArtifacts>& done);
    /// Once the credentials are accepted again, what they kept from being listed is.
    void heedPoller(const SyncState& state);
    LinkPtr link() const;
    QString slot() const;

    Workspace& workspace_;
    ArtifactsTab& view_;
    EntityKey owner_;
    CredentialRetry retry_;
    std::set<QString> refusedLists_; ///< directories of the owner
    std::map<QString, JobHandle> lists_, previews_;
    std::map<std::pair<EntityKey, QString>, JobHandle> downloads_; ///< by owner and path
};

} // namespace ph
