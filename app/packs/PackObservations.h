#pragma once

#include "app/Workspace.h"
#include "app/packs/PackRange.h"

#include <QSet>

namespace ph {

/// What was written of the timeline.
struct PackedObservations {
    QSet<QString> references; ///< of its items, as the workspace has them: what is evidence of something
    QStringList notes;        ///< what could not be read, one sentence each
};

/// Makes `file`, a new observed.db with what concerns the range: the timeline with all that the workspace
/// joins into it, when each source was looked at last, windows of metrics, and versions of its files. Every
/// text in it was redacted; whose digest changed by that is referred to by its new one. People's notes are
/// left out: they stand in the incidents' records. Errors of loadTimeline() and ObservedStore. Blocking.
Result<PackedObservations> packObservations(Workspace& workspace, const PackRange& range,
                                            const std::filesystem::path& file, const PackProgress& progress,
                                            const std::stop_token& stop);

} // namespace ph
