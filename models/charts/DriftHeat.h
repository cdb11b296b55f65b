#pragma once

#include "models/charts/HeatMap.h"
#include "models/values/DriftStudy.h"

namespace ph {

/// How strongly a verdict speaks: 1 where drift begins, and so above 1 for drift and below for none. Of a
/// distance or effect size it is that over its threshold; of p its logarithm over that of its threshold,
/// which makes 2 of a p that is the threshold squared; where both have to be beyond, the smaller one. NaN
/// where there is no verdict.
double driftStrength(const ColumnDrift& drift);

/// Columns by window in one segment, with onsets. Empty where the study has no windows.
HeatMap columnsByWindow(const DriftStudy& study, std::size_t segment = 0);
/// Segments by window of one column, with onsets. Likewise.
HeatMap segmentsByWindow(const DriftStudy& study, std::size_t column);
/// Columns by segment, over all current rows.
HeatMap columnsBySegment(const DriftStudy& study);

} // namespace ph
