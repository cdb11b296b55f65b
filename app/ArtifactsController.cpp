#include "app/ArtifactsController.h"

#include "services/sync/RunFetch.h"
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
    const auto server = link();
    if (!server) {
        view_.showDownloadError(path, Error::make(ErrorKind::Offline, path));
        return;
    }
    view_.showDownloadProgress(path, 0, 0);
    using Files = std::vector<std::filesystem::path>;
    downloads_[{owner_, path}] = workspace_.runner().run<Files>(
        {.title = tr("Downloading %1").arg(path.isEmpty() ? tr("all artifacts") : path),
         .slot = slot(),
         .slotLimit = jobsAtOnce},
        [server, owner = owner_, path, folder](JobContext& job) -> Result<Files> {
            auto reached = server->reach<ArtifactSource>(
                job.stop, [&job](const Progress& p) { job.progress(p.text, p.done, p.total); });
            if (!reached)
                return fail(reached.error());
            return reached->source.downloadArtifact(reached->context, ArtifactOwner::of(owner), path,
                                                    folder.toStdString());
        },
        this, [this, owner = owner_, path](Result<Files> files) { showDownloaded(owner, path, files); });
}

void ArtifactsController::showDownloaded(const EntityKey& owner, const QString& path,
                                         const Result<std::vector<std::filesystem::path>>& files)
{
    if (owner != owner_) {
        Q_EMIT messageRaised(files
                                 ? tr("%1 has been downloaded").arg(path)
                                 : tr("%1 was not downloaded: %2").arg(path, errorText(files.error()).title));
        return;
    }
    if (!files) {
        view_.showDownloadError(path, files.error());
        return;
    }
    QStringList names;
    for (const auto& file : *files)
        names.append(QString::fromStdString(file.string()));
    view_.showDownloaded(path, names);
}

} // namespace ph
