#pragma once

#include "services/sync/RunFetch.h"

namespace ph {

/// What a download wrote, and where from.
struct DownloadedArtifacts {
    std::vector<std::filesystem::path> files;
    /// Why the server did not give them: they are cached copies then.
    std::optional<Error> staleBecause = std::nullopt;
    std::int64_t fetchedMs = noTime;     ///< of the oldest cached copy
    std::vector<ItemFault> missing = {}; ///< files that are listed in the cache, but not kept there
};

/// Writes a file or a whole directory ("" is everything) of a run or a logged model below `folder`, never
/// outside it; where the server cannot be asked, what is cached. The server's error (Offline without a link)
/// where nothing is cached; Storage where the disk fails. Blocking.
Result<DownloadedArtifacts> downloadArtifacts(CacheStore& store, Link* link, const EntityKey& owner,
                                              const QString& path, const std::filesystem::path& folder,
                                              std::stop_token stop,
                                              std::function<void(const Progress&)> progress = {});

} // namespace ph
