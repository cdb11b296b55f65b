#pragma once

#include "app/Workspace.h"
#include "app/packs/PackRange.h"

namespace ph {

struct ExportedPack {
    PackManifest manifest;
    QString signedBy;  ///< key id; empty: nobody signed it
    QStringList notes; ///< what could not be read, one sentence each
};

/// Writes everything that is cached about an incident or an environment into `file`, which appears only when
/// it is complete. Of an incident that is all of its environment from a week before it began until a day
/// after its end. Asks no server. NotFound: no such incident, environment, runbook; Cancelled; errors of
/// writePack() and of loading the own key. Blocking.
Result<ExportedPack> exportPack(Workspace& workspace, const PackOrder& order, const QString& file,
                                const PackProgress& progress, const std::stop_token& stop);

} // namespace ph
