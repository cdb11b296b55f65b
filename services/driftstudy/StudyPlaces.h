#pragma once

#include "services/driftstudy/SegmentRows.h"
#include "services/driftstudy/StudyTables.h"

namespace ph {

/// Where the rows of both tables, as far as they are kept, lie in a study's segments and windows.
struct StudyPlaces {
    SegmentRows reference, current;
    std::vector<PositionRange> ranges; ///< of the windows
};

/// Fills in the study's segments and windows from the rows that are kept.
void findPlaces(DriftStudy& study, const StudyTables& tables);
/// The rows in segments and windows that a study has.
StudyPlaces placeRows(const DriftStudy& study, const StudyTables& tables);

} // namespace ph
