#include "app/ArtifactsController.h"

#include "services/sync/SyncErrorText.h"
#include "widgets/common/ErrorText.h"
#include "widgets/run/ArtifactsTab.h"

namespace ph {

namespace {

constexpr int jobsAtOnce = 3;

QString artifactName(const EntityKey& owner, const QString& path)
{
    return owner.remoteId + u'/' + path;
}

/// Why what is shown is no newer; none where the server has answered.
template <class T>
std::optional<Error> unanswered(const Result<Aged<T>>& answer)
{
    return answer ? answer->staleBecause : answer.error();
}

} // namespace

ArtifactsController::ArtifactsController(Workspace& workspace, ArtifactsTab& view, ConnectionId connection,
                                         QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , view_(view)
    , retry_(workspace.links(), workspace.poller(), connection)
{
    connect(&view_, &ArtifactsTab::artifactsRequested, this, &ArtifactsController::fetchList);
    connect(&view_, &ArtifactsTab::previewRequested, this, &ArtifactsController::fetchPreview);
    connect(&view_, &ArtifactsTab::downloadRequested, this, &ArtifactsController::download);
    connect(&view_, &ArtifactsTab::keepRequested, this,
            [this](const QString& path) { Q_EMIT keepRequested(owner_, path); });
    connect(&workspace_.poller(), &Poller::stateChanged, this, &ArtifactsController::heedPoller);
    connect(&view_, &ArtifactsTab::downloadCancelled, this, [this](const QString& path) {
        if (const auto it = downloads_.find({owner_, path}); it != downloads_.end())
            it->second.cancel();
    });
}

void ArtifactsController::setOwner(const EntityKey& owner)
{
    owner_ = owner;
    lists_.clear();
    refusedLists_.clear();
    previews_.clear();
    for (const auto& [what, job] : downloads_) {
        if (what.first == owner && job.isRunning())
            view_.showDownloadProgress(what.second, 0, 0);
    }
}

void ArtifactsController::heedPoller(const SyncState& state)
{
    const bool isAccepted =
        state.phase == SyncState::Phase::Idle && state.lastSuccessMs != noTime && !state.successIsOld;
    if (state.connection != owner_.connection || !isAccepted)
        return;
    for (const auto& directory : std::exchange(refusedLists_, {}))
        fetchList(directory);
}

LinkPtr ArtifactsController::link() const
{
    return workspace_.links().find(owner_.connection);
}

QString ArtifactsController::slot() const
{
    return QStringLiteral("fetch-%1").arg(owner_.connection.value);
}

void ArtifactsController::fetchList(const QString& directory)
{
    view_.showLoading(directory);
    const auto what = artifactName(owner_, directory);
    retry_.asking(what);
    using Listing = Aged<std::vector<ArtifactEntry>>;
    auto& cache = workspace_.cache();
    lists_[directory] = workspace_.runner().run<Listing>(
        {.title = {}, .slot = slot(), .slotLimit = jobsAtOnce},
        [&cache, server = link(), owner = owner_, directory](JobContext& job) {
            return artifacts(cache, server.get(), owner, directory, Freshness::ServerFirst, job.stop);
        },
        this,
        [this, directory, what](Result<Listing> listing) {
            showList(directory, listing);
            const auto error = unanswered(listing);
            if (error && error->kind == ErrorKind::Unauthorized)
                refusedLists_.insert(directory);
            retry_.answered(what, error);
        });
}

void ArtifactsController::showList(const QString& directory,
                                   const Result<Aged<std::vector<ArtifactEntry>>>& listing)
{
    if (!listing) {
        if (listing.error().kind != ErrorKind::Cancelled)
            view_.showError(directory, listing.error());
        return;
    }
    view_.showEntries(directory, {listing->value.begin(), listing->value.end()}, listing->fetchedMs);
    // That the network is down, the page says anyhow; that somebody has to act, it does not.
    if (listing->staleBecause && listing->staleBecause->kind == ErrorKind::Unauthorized)
        Q_EMIT messageRaised(
            tr("This list is as it was last seen. %1").arg(syncErrorText(*listing->staleBecause)));
    else if (!listing->faults.empty())
        Q_EMIT messageRaised(
            tr("Not everything could be listed: %1").arg(listing->faults.front().error.detail));
}

void ArtifactsController::fetchPreview(const QString& path)
{
    view_.showPreviewLoading(path);
    const auto what = artifactName(owner_, path);
    retry_.asking(what);
    using Preview = Aged<ArtifactPreview>;
    auto& cache = workspace_.cache();
    previews_.clear(); // only what is looked at now matters
    previews_[path] = workspace_.runner().run<Preview>(
        {.title = {}, .slot = slot(), .slotLimit = jobsAtOnce},
        [&cache, server = link(), owner = owner_, path](JobContext& job) -> Result<Preview> {
            auto bytes = artifactBytes(cache, server.get(), owner, path, ArtifactPreview::maxBytes,
                                       Freshness::CacheFirst, job.stop);
            if (!bytes)
                return fail(bytes.error());
            return Preview{decodePreview(path, bytes->value), bytes->fetchedMs};
        },
        this,
        [this, path, what](Result<Preview> preview) {
            if (preview)
                view_.showPreview(preview->value, preview->fetchedMs);
            else if (preview.error().kind != ErrorKind::Cancelled)
                view_.showPreviewError(path, preview.error());
            retry_.answered(what, unanswered(preview));
        });
}

void ArtifactsController::download(const QString& path, const QString& folder)
{
    view_.showDownloadProgress(path, 0, 0);
    const auto what = artifactName(owner_, path);
    retry_.demanded(what);
    auto& cache = workspace_.cache();
    downloads_[{owner_, path}] = workspace_.runner().run<DownloadedArtifacts>(
        {.title = tr("Downloading %1").arg(path.isEmpty() ? tr("all artifacts") : path),
         .slot = slot(),
         .slotLimit = jobsAtOnce},
        [&cache, server = link(), owner = owner_, path, folder](JobContext& job) {
            return downloadArtifacts(cache, server.get(), owner, path, folder.toStdString(), job.stop,
                                     [&job](const Progress& p) { job.progress(p.text, p.done, p.total); });
        },
        this,
        [this, owner = owner_, path, what](Result<DownloadedArtifacts> done) {
            showDownloaded(owner, path, done);
            retry_.answered(what, done ? done->staleBecause : done.error());
        });
}

void ArtifactsController::showDownloaded(const EntityKey& owner, const QString& path,
                                         const Result<DownloadedArtifacts>& done)
{
    if (owner != owner_) {
        Q_EMIT messageRaised(done ? tr("%1 has been downloaded").arg(path)
                                  : tr("%1 was not downloaded: %2").arg(path, errorText(done.error()).title));
        return;
    }
    if (!done) {
        view_.showDownloadError(path, done.error());
        return;
    }
    QStringList names;
    for (const auto& file : done->files)
        names.append(QString::fromStdString(file.string()));
    if (!done->staleBecause) {
        view_.showDownloaded(path, names);
        return;
    }
    QStringList missing;
    for (const auto& fault : done->missing)
        missing.append(fault.item);
    view_.showDownloadedFromCache(path, names, done->fetchedMs, missing);
}

} // namespace ph
