#pragma once

#include "models/values/ObjectIndex.h"
#include "models/values/PlaceLink.h"
#include "services/store/CacheStore.h"

namespace ph {

/// What a link to an experiment, a model, a version or an endpoint of this connection leads to, as the cache
/// knows it; none where it knows no such, and for the other kinds. Blocking: for workers.
Result<std::optional<NamedObject>> linkedObject(CacheStore& cache, ConnectionId connection,
                                                const PlaceLink& link);

} // namespace ph
