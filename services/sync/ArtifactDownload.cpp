#include "services/sync/ArtifactDownload.h"

#include "services/connectors/ConnectorText.h"

#include <QSaveFile>

namespace ph {

namespace {

namespace fs = std::filesystem;

Result<std::vector<fs::path>> fromServer(Link* link, const EntityKey& owner, const QString& path,
                                         const fs::path& folder, std::stop_token stop,
                                         std::function<void(const Progress&)> progress)
{
    if (!link)
        return fail(ErrorKind::Offline, path);
    auto server = link->reach<ArtifactSource>(std::move(stop), std::move(progress));
    if (!server)
        return fail(server.error());
    return server->source.downloadArtifact(server->context, ArtifactOwner::of(owner), path, folder);
}

/// Writes what the cache has of an owner's files.
class CachedCopy {
public:
    CachedCopy(CacheStore& store, const EntityKey& owner, fs::path folder, std::stop_token stop)
        : store_(store)
        , owner_(owner)
        , folder_(std::move(folder))
        , stop_(std::move(stop))
    {
    }

    /// What is at `path`: a file where one is kept, else what is listed below it.
    Result<void> take(const QString& path, int depth = 0)
    {
        if (stop_.stop_requested())
            return fail(ErrorKind::Cancelled, path);
        auto file = path.isEmpty() ? Result<std::optional<CacheStore::CachedArtifact>>(std::nullopt)
                                   : store_.artifact(owner_, path);
        if (!file)
            return fail(file.error());
        if (*file)
            return write(path, **file);
        auto listing = store_.artifactList(owner_, path);
        if (!listing)
            return fail(listing.error());
        // A server may list a directory inside itself for ever.
        constexpr int maxDepth = 16;
        if (!*listing || depth > maxDepth) {
            out.missing.push_back({path, Error::make(ErrorKind::NotFound, path)});
            return {};
        }
        for (const auto& entry : (*listing)->entries) {
            if (auto taken = take(entry.path, depth + 1); !taken)
                return taken;
        }
        return {};
    }

    DownloadedArtifacts out;

private:
    Result<void> write(const QString& path, const CacheStore::CachedArtifact& cached)
    {
        auto target = safeArtifactPath(folder_, path);
        if (!target)
            return fail(target.error());
        const auto where = QString::fromStdString(target->string());
        // A link that already stands below the folder must not lead the copy elsewhere.
        std::error_code error;
        auto at = folder_;
        for (const auto& part : fs::path(path.toStdString())) {
            at /= part;
            if (fs::is_symlink(fs::symlink_status(at, error)))
                return fail(ErrorKind::Forbidden, QString::fromStdString(at.string()),
                            connectorText(QT_TRANSLATE_NOOP("ph::Connector", "is a symbolic link")));
        }
        fs::create_directories(target->parent_path(), error);
        if (error)
            return fail(ErrorKind::Storage, where, QString::fromStdString(error.message()));
        QSaveFile file(where); // appears only when complete
        if (!file.open(QIODevice::WriteOnly) || file.write(cached.bytes) != cached.bytes.size() ||
            !file.commit())
            return fail(ErrorKind::Storage, where, file.errorString());
        out.fetchedMs = out.files.empty() ? cached.fetchedMs : std::min(out.fetchedMs, cached.fetchedMs);
        out.files.push_back(std::move(*target));
        return {};
    }

    CacheStore& store_;
    const EntityKey& owner_;
    const fs::path folder_;
    std::stop_token stop_;
};

} // namespace

Result<DownloadedArtifacts> downloadArtifacts(CacheStore& store, Link* link, const EntityKey& owner,
                                              const QString& path, const fs::path& folder,
                                              std::stop_token stop,
                                              std::function<void(const Progress&)> progress)
{
    auto fresh = fromServer(link, owner, path, folder, stop, std::move(progress));
    if (fresh)
        return DownloadedArtifacts{.files = std::move(*fresh)};
    const auto& error = fresh.error();
    if (error.kind == ErrorKind::Cancelled || error.kind == ErrorKind::Storage)
        return fail(error);
    auto wanted = path;
    while (wanted.endsWith(u'/'))
        wanted.chop(1);
    CachedCopy copy(store, owner, folder, std::move(stop));
    if (auto taken = copy.take(wanted); !taken)
        return fail(taken.error());
    if (copy.out.files.empty())
        return fail(error);
    copy.out.staleBecause = error;
    return std::move(copy.out);
}

} // namespace ph
