#pragma once

#include "app/Workspace.h"
#include "app/packs/PackRange.h"
#include "models/values/RevisionLog.h"
#include "services/pack/PackContents.h"
#include "services/pack/WritePack.h"

namespace ph {

/// Logs that go into a pack.
struct PackedLogs {
    std::vector<PackSource> sources;
    QStringList notes; ///< what could not be read, one sentence each
};

/// The logs that are kept with the range's incidents: each as a text below "logs/", and what is known of them
/// in "logs.json". They are held against the rules of redaction once more, since these may have grown; while
/// one of these is no regular expression, none goes into the pack and a note says so. Nothing where none are
/// kept. Storage, Cancelled. Blocking.
Result<PackedLogs> packLogs(Workspace& workspace, const PackRange& range, const std::stop_token& stop);

/// What a pack holds of an incident's logs, the oldest fetch first; empty where it has none. Unreadable where
/// its list of them is none, or names what is not there; Storage, Cancelled. Blocking.
Result<QList<KeptLogs>> packedLogsOf(const PackContents& pack, const QString& incident,
                                     const std::stop_token& stop);

} // namespace ph
