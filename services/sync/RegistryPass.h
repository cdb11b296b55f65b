#pragma once

#include "services/store/AliasLog.h"
#include "services/store/CacheStore.h"
#include "services/sync/Link.h"

namespace ph {

/// What a look at a registry did.
struct RegistrySummary {
    qint64 models = 0;
    qint64 versions = 0;           ///< read in this pass
    std::vector<ItemFault> faults; ///< models whose versions could not be read while the others could
};

/// Brings the cache level with the registry of one connection, and notes in the log what aliases and stages
/// point at. The versions of a model are read where it changed since they were last read, and otherwise once
/// per `versionsEvery`: a tag of a version changes no date of its model. A connection without a registry is
/// level at once. An error concerns the whole registry; what was read stays.
Result<RegistrySummary> readRegistry(Link& link, CacheStore& store, AliasLog& log, std::stop_token stop,
                                     std::chrono::milliseconds versionsEvery = std::chrono::hours(1));

} // namespace ph
