#pragma once

#include "app/Workspace.h"
#include "models/values/CacheUse.h"

namespace ph {

/// The times that stay whatever a rule says: of incidents that are not closed, and, where an environment is
/// pinned for on-call, the last week, in which causes are sought. Storage.
Result<std::vector<RetentionRule::Stretch>> stretchesThatStay(Workspace& workspace);

/// What a rule takes away of a workspace, without doing it. What people made (notes, incidents, releases, the
/// ledger, pins, views, boards) is none of its business. Storage, Cancelled. Blocking.
Result<CleaningPlan> planCleaning(Workspace& workspace, KeepRule rule, const std::stop_token& stop);

/// Does what a plan says, a kind after another; what came meanwhile stays. Stopped in between it is
/// Cancelled, and what went until then is gone. `progress`: kinds that are done, of how many; may be empty.
using CleaningProgress = std::function<void(int done, int total)>;
Result<CleaningPlan> clean(Workspace& workspace, const CleaningPlan& plan, const std::stop_token& stop,
                           const CleaningProgress& progress = {});

} // namespace ph
