#include "app/ArtifactsController.h"

#include "widgets/common/ErrorText.h"
#include "widgets/run/ArtifactsTab.h"

namespace ph {

namespace {

constexpr int jobsAtOnce = 3;

} // namespace

ArtifactsController::ArtifactsController(Workspace& workspace, ArtifactsTab& view, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , view_(view)
{
    connect(&view_, &ArtifactsTab::artifactsRequested, this, &ArtifactsController::fetchList);
    connect(&view_, &ArtifactsTab::previewRequested, this, &ArtifactsController::fetchPreview);
    connect(&view_, &ArtifactsTab::downloadRequested, this, &ArtifactsController::download);
    connect(&view_, &ArtifactsTab::keepRequested, this,
            [this](const QString& path) { Q_EMIT keepRequested(owner_, path); });
    connect(&view_, &ArtifactsTab::downloadCancelled, this, [this](const QString& path) {
        if (const auto it = downloads_.find({owner_, path}); it != downloads_.end())
            it->second.cancel();
    });
}

void ArtifactsController::setOwner(const EntityKey& owner)
{
    owner_ = owner;
    lists_.clear();
    previews_.clear();
    for (const auto& [what, job] : downloads_) {
        if (what.first == owner && job.isRunning())
            view_.showDownloadProgress(what.second, 0, 0);
    }
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
    using Listing = Aged<std::vector<ArtifactEntry>>;
    auto& cache = workspace_.cache();
    lists_[directory] = workspace_.runner().run<Listing>(
        {.title = {}, .slot = slot(), .slotLimit = jobsAtOnce},
        [&cache, server = link(), owner = owner_, directory](JobContext& job) {
            return artifacts(cache, server.get(), owner, directory, Freshness::ServerFirst, job.stop);
        },
        this,
        [this, directory](Result<Listing> listing) {
            if (listing)
                view_.showEntries(directory, {listing->value.begin(), listing->value.end()},
                                  listing->fetchedMs);
            else if (listing.error().kind != ErrorKind::Cancelled)
                view_.showError(directory, listing.error());
        });
}

void ArtifactsController::fetchPreview(const QString& path)
{
    view_.showPreviewLoading(path);
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
        [this, path](Result<Preview> preview) {
            if (preview)
                view_.showPreview(preview->value, preview->fetchedMs);
            else if (preview.error().kind != ErrorKind::Cancelled)
                view_.showPreviewError(path, preview.error());
        });
}

void ArtifactsController::download(const QString& path, const QString& folder)
{
    view_.showDownloadProgress(path, 0, 0);
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
        [this, owner = owner_, path](Result<DownloadedArtifacts> done) {
            showDownloaded(owner, path, done);
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
