#pragma once

#include "services/sync/RunFetch.h"

namespace ph {

/// What a run's environment files say (see holdsVersions()), one text after the other.
struct RunEnvironment {
    QString text;
    QStringList files;
    std::optional<Error> error = std::nullopt; ///< why some or all could not be read
};

/// Looks into the run's root folder and the folders in it, as models are logged; cache first. Blocking. A
/// null link: the cache only.
RunEnvironment environmentOf(CacheStore& cache, Link* link, const EntityKey& run, std::stop_token stop);

} // namespace ph
