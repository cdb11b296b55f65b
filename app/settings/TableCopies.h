#pragma once

#include "app/Workspace.h"
#include "models/values/CacheUse.h"

namespace ph {

/// Which copies of runs' tables go until no more than `mostBytes` are left; those of pinned runs stay.
/// Storage. Blocking.
Result<CachePlan> planTableCopies(Workspace& workspace, std::int64_t mostBytes);
/// Removes what a plan says; says what went. Storage for what cannot be removed.
Result<CachePlan> removeTableCopies(Workspace& workspace, const CachePlan& plan);

} // namespace ph
