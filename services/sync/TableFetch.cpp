#include "services/sync/TableFetch.h"

#include "services/sync/ArtifactDownload.h"
#include "services/sync/SyncErrorText.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace ph {

namespace {

namespace fs = std::filesystem;

struct TableFetchTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::TableFetch)
};

QString textOf(const fs::path& path)
{
    return QString::fromStdString(path.string());
}

/// Of a file that an earlier call left there, whose time says when it was fetched.
std::optional<FetchedTable> keptTable(const fs::path& target)
{
    const QFileInfo file(textOf(target));
    if (!file.isFile() || file.isSymLink())
        return std::nullopt;
    return FetchedTable{file.filePath(), file.lastModified().toMSecsSinceEpoch()};
}

/// A copy of what the cache has, as old as that: the same bytes are the same file, however often it is made.
Result<std::optional<FetchedTable>> cachedTable(CacheStore& store, const EntityKey& run, const QString& path,
                                                const fs::path& folder, const std::stop_token& stop)
{
    const auto paths = store.artifactPaths(run);
    if (!paths)
        return fail(paths.error());
    if (!paths->contains(path))
        return std::nullopt;
    const auto copied = downloadArtifacts(store, nullptr, run, path, folder, stop);
    if (!copied)
        return fail(copied.error());
    FetchedTable table{textOf(copied->files.front()), copied->fetchedMs};
    QFile file(table.file);
    if (file.open(QIODevice::ReadWrite))
        file.setFileTime(QDateTime::fromMSecsSinceEpoch(table.fetchedMs), QFileDevice::FileModificationTime);
    return table;
}

/// Servers do not tell a missing file from a fault, nor a folder from a file; the listing does.
Result<void> expectTable(CacheStore& store, Link& link, const EntityKey& run, const QString& path,
                         const std::stop_token& stop)
{
    const auto above = path.section(u'/', 0, -2);
    const auto listing = artifacts(store, &link, run, above, Freshness::ServerFirst, stop);
    if (!listing)
        return fail(listing.error());
    if (listing->staleBecause)
        return fail(*listing->staleBecause);
    const auto& entries = listing->value;
    const auto entry = std::find_if(entries.begin(), entries.end(),
                                    [&](const ArtifactEntry& each) { return each.path == path; });
    if (entry == entries.end())
        return fail(ErrorKind::NotFound, path, TableFetchTexts::tr("The run has no such artifact."));
    if (entry->kind == ArtifactEntry::Kind::Directory)
        return fail(ErrorKind::Invalid, path,
                    TableFetchTexts::tr("This is a folder of artifacts, no table."));
    if (entry->size.value_or(0) > maxTableBytes)
        return fail(ErrorKind::Invalid, path,
                    TableFetchTexts::tr("It is larger than %1 GiB: download it and choose the file.")
                        .arg(maxTableBytes >> 30));
    return {};
}

Result<FetchedTable> tableFromServer(CacheStore& store, Link& link, const EntityKey& run, const QString& path,
                                     const fs::path& folder, const std::stop_token& stop,
                                     std::function<void(const Progress&)> progress)
{
    if (auto expected = expectTable(store, link, run, path, stop); !expected)
        return fail(expected.error());
    const auto written = downloadArtifacts(store, &link, run, path, folder, stop, std::move(progress));
    if (!written)
        return fail(written.error());
    if (written->staleBecause)
        return fail(*written->staleBecause);
    const auto kept = keptTable(written->files.front());
    if (!kept)
        return fail(ErrorKind::Storage, path);
    return *kept;
}

/// Whether a copy of the run's artifact may stand for it.
bool isLost(ErrorKind kind)
{
    return kind != ErrorKind::Cancelled && kind != ErrorKind::Storage && kind != ErrorKind::NotFound &&
           kind != ErrorKind::Invalid;
}

tl::unexpected<Error> notKept(const QString& path, const Error& error)
{
    return fail(
        error.kind, path,
        TableFetchTexts::tr("It is not kept on this machine, and cannot be fetched now. %1 Pin the run "
                            "while its server answers, or choose a file.")
            .arg(syncErrorText(error)));
}

} // namespace

Result<FetchedTable> fetchTable(CacheStore& store, Link* link, const Run& run, const QString& path,
                                const fs::path& folder, std::stop_token stop,
                                std::function<void(const Progress&)> progress)
{
    const auto own = tableFolder(folder, run.key);
    if (!own)
        return fail(own.error());
    const auto target = safeArtifactPath(*own, path);
    if (!target)
        return fail(target.error());
    const bool goesOn = run.status == RunStatus::Running || run.status == RunStatus::Scheduled;
    auto failure = Error::make(ErrorKind::Offline, path);
    if (link && goesOn) {
        auto fresh = tableFromServer(store, *link, run.key, path, *own, stop, progress);
        if (fresh || !isLost(fresh.error().kind))
            return fresh;
        failure = fresh.error();
    }
    auto here = Result<std::optional<FetchedTable>>(keptTable(*target));
    if (!*here)
        here = cachedTable(store, run.key, path, *own, stop);
    if (!here)
        return fail(here.error());
    if (*here) {
        if (link && goesOn)
            (*here)->staleBecause = failure;
        return std::move(**here);
    }
    if (link && !goesOn) {
        auto fresh = tableFromServer(store, *link, run.key, path, *own, stop, std::move(progress));
        if (fresh || !isLost(fresh.error().kind))
            return fresh;
        failure = fresh.error();
    }
    return notKept(path, failure);
}

Result<fs::path> tableFolder(const fs::path& folder, const EntityKey& run)
{
    return safeArtifactPath(folder / std::to_string(run.connection.value), run.remoteId);
}

bool isTableKept(const fs::path& folder, const EntityKey& run, const QString& path)
{
    const auto target =
        tableFolder(folder, run).and_then([&](const fs::path& own) { return safeArtifactPath(own, path); });
    return target && keptTable(*target);
}

void removeTables(const fs::path& folder, ConnectionId connection)
{
    std::error_code ignored; // a copy that stays is no more than a copy
    fs::remove_all(folder / std::to_string(connection.value), ignored);
}

} // namespace ph
