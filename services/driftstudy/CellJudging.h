#pragma once

#include "services/driftstudy/CellValues.h"
#include "services/driftstudy/StudyDrift.h"

namespace ph {

/// Compares all cells of a study whose columns, segments and windows are known, on all cores; then what they
/// say together: corrected p-values, onsets, summary. `doneShare`: of the whole work, what was done before.
/// Cancelled; Invalid where memory does not suffice.
Result<void> judgeCells(DriftStudy& study, const CellTable& reference, const CellTable& current,
                        const StudyContext& context, double doneShare);

} // namespace ph
