#pragma once

#include "services/sync/RunFetch.h"

namespace ph {

/// Larger tables are to be downloaded by somebody who wants them.
inline constexpr qint64 maxTableBytes = qint64(8) << 30;

/// A run's table as a file of this machine.
struct FetchedTable {
    QString file;
    std::int64_t fetchedMs = noTime;                  ///< the file's time says it as well
    std::optional<Error> staleBecause = std::nullopt; ///< why it is no newer, where its server was asked
};

/// The file of one of a run's artifacts below `folder`, where it stays: what is kept there, else what is
/// cached, else what its server gives; of a run that goes on the server is asked first. Blocking; a null link
/// for "offline". NotFound and Invalid where there is no such file, or none that may be read (a folder, an
/// unsafe path, too large); the server's error, with what to do in its detail, where nothing is kept.
Result<FetchedTable> fetchTable(CacheStore& store, Link* link, const Run& run, const QString& path,
                                const std::filesystem::path& folder, std::stop_token stop,
                                std::function<void(const Progress&)> progress = {});

/// Where files of this run are kept below `folder`. Invalid for an id that is no safe path.
Result<std::filesystem::path> tableFolder(const std::filesystem::path& folder, const EntityKey& run);
/// Whether fetchTable() has left the file there.
bool isTableKept(const std::filesystem::path& folder, const EntityKey& run, const QString& path);

/// Forgets the files that are kept of a connection.
void removeTables(const std::filesystem::path& folder, ConnectionId connection);

} // namespace ph
