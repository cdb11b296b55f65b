#pragma once

#include "services/driftstudy/CellJudging.h"
#include "services/driftstudy/StudyPlaces.h"

namespace ph {

/// Both tables' cells as far as their rows are kept.
struct KeptTables {
    const CellTable& reference;
    const CellTable& current;
};

/// As judgeCells(), of tables of which only a sample could be kept: those are read again, and every row is
/// counted, also for the sizes of windows.
Result<void> judgeCounted(DriftStudy& study, const StudyTables& tables, const StudyPlaces& places,
                          const KeptTables& kept, const StudyContext& context, double doneShare);

} // namespace ph
