#pragma once

#include "models/values/Keys.h"
#include "models/values/SavedView.h"
#include "services/store/StateStore.h"

namespace ph {

/// How the runs screen was left, for the next start.
struct KeptRunsScreen {
    std::optional<SavedView> view; ///< query and layout; none: never kept, or not readable any more
    enum class Columns { FollowTheRuns, Chosen } columns = Columns::FollowTheRuns;
    QList<EntityKey> experiments; ///< chosen; empty: all
};

/// Fails as StateStore::setting() does. Blocking, as is the next.
Result<KeptRunsScreen> keptRunsScreen(StateStore& state);
Result<void> keepRunsScreen(StateStore& state, const KeptRunsScreen& screen);

} // namespace ph
