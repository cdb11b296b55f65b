#pragma once

#include "app/Workspace.h"
#include "app/packs/PackRange.h"
#include "services/pack/WritePack.h"

#include <QSet>

namespace ph {

/// What is in a pack beside observed.db, as texts.
struct PackedRecords {
    std::vector<PackSource> sources;
    QStringList notes;         ///< what could not be read, one sentence each
    QStringList releases = {}; ///< ids of those that are in it
};

/// Where the incidents' record stands in a pack: an entry a line, as canonicalIncidentEntry() writes it.
inline const QString packedIncidents = QStringLiteral("incidents.ndjson");

/// The policy of its environment, as its file was.
inline const QString packedPolicy = QStringLiteral("policy.yaml");

/// The record of incidents, releases, models and prompts with their versions, runs that these come from,
/// endpoints, files of the environment, and reports and drift studies that the timeline refers to; all from
/// what is cached. Storage, Cancelled. Blocking.
Result<PackedRecords> packRecords(Workspace& workspace, const PackRange& range,
                                  const QSet<QString>& references, const std::stop_token& stop);

} // namespace ph
