#pragma once

#include "app/Workspace.h"
#include "models/values/TimelineTable.h"

namespace ph {

/// All that is known to have happened, and how well it is known.
struct TimelineReading {
    TimelineTablePtr table;
    std::vector<ObservedStore::Looked> looks; ///< by which what goes on is as old as its last look
    QStringList notes;                        ///< what could not be read, one sentence each
};

/// Joins what was observed and touches [fromMs, toMs] with all that the workspace keeps otherwise: releases,
/// where aliases pointed, prompts. Looks at the files of environments and policies, and asks nobody. Storage;
/// Cancelled. Blocking.
Result<TimelineReading> loadTimeline(Workspace& workspace, std::int64_t fromMs, std::int64_t toMs,
                                     std::stop_token stop);

/// Files whose changes belong to the timeline: those of environments, and their policies once each.
std::vector<WatchedFile> watchedFiles(Workspace& workspace);

} // namespace ph
