#pragma once

#include "models/values/Connection.h"
#include "services/store/CacheStore.h"
#include "widgets/runs/RunsHeading.h"
#include "widgets/runs/RunsStatus.h"

namespace ph {

/// How the chosen experiments stand to their servers, as the runs screen says it.
struct RunsStanding {
    RunsHeading heading;
    RunsStatus status; ///< without what a search found
    bool isSyncing = false;
    QString offline; ///< which connections cannot be reached, and why; a line each
};

/// Of the experiments `chosen`, or of all where it is empty.
RunsStanding runsStanding(const std::vector<CachedExperiment>& experiments, const QList<EntityKey>& chosen,
                          const QList<SyncState>& states, const QMap<qint64, QString>& connectionNames);

} // namespace ph
