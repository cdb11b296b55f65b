#pragma once

#include "app/Workspace.h"
#include "models/values/DriftPlan.h"
#include "models/values/RunTableRef.h"
#include "models/values/StudyNote.h"

namespace ph {

/// A table by what names it, found on this machine.
struct PlacedTable {
    QString path; ///< "FILE" or "FILE#TABLE", to be read
    QString note; ///< of a run's table: whose it is and how old; empty for a file
};

/// Where copies of runs' tables lie in a workspace, to be read offline and again.
std::filesystem::path runTablesFolder(const Workspace& workspace);

/// A file is itself; a run's table, see RunTableRef, is fetched where it is not kept yet, from the cache or
/// its server. Blocking. Errors of runTableFromText(), artifactOf() and fetchTable(); NotFound, Conflict for
/// a connection or run that is not there, or not one.
Result<PlacedTable> placeTable(Workspace& workspace, const QString& text, std::stop_token stop,
                               std::function<void(const Progress&)> progress = {});

/// Half a sentence on whether a file has the digest that a run says of it. Errors of digestMatch().
Result<QString> digestNote(const QString& file, const QString& digest, std::stop_token stop);

/// A plan whose tables can be read, and what is to be known of them.
struct PlacedPlan {
    DriftPlan plan;
    StudyNotes notes;
};
Result<PlacedPlan> placeTables(Workspace& workspace, DriftPlan plan, std::stop_token stop,
                               std::function<void(const Progress&)> progress = {});

} // namespace ph
