#pragma once

#include "services/driftstudy/KeptRows.h"
#include "services/driftstudy/StudyDrift.h"

namespace ph {

/// Both tables of a study, read: whole where they fit, else a sample of their rows.
struct StudyTables {
    std::unique_ptr<StudyLayout> layout; ///< in one place, for the rows refer to it
    std::unique_ptr<KeptRows> reference = {}, current = {};
    FrameReading referenceReading = {}, currentReading = {};
    TableState referenceFile = {}, currentFile = {};
    bool areWhole() const { return reference->isWhole() && current->isWhole(); }
};

/// Of the file that a plan names ("FILE" or "FILE#TABLE"), with what SQLite has written beside it
/// ("FILE-wal").
TableState tableState(const QString& path);

/// Each judged column comes with one type on both sides; where a reading finds another one than the look
/// before had, the other side is read again. Errors as readFrame() and layOutStudy(); Invalid where a file
/// changes meanwhile.
Result<StudyTables> readTables(const DriftPlan& plan, const StudyContext& context);

/// A context that tells a stretch of the whole progress.
FrameContext readingContext(const StudyContext& context, const QString& step, double fromShare,
                            double toShare);

/// What each judged column is compared as.
std::vector<StudiedColumn> studiedColumns(const StudyTables& tables);

} // namespace ph
