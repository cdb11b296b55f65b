#pragma once

#include "models/charts/ChartTable.h"
#include "models/charts/CurveScene.h"

namespace ph {

/// What a scene shows, as rows; runs that `runs` does not have are left out.
///
/// Of a run: run, metric, step, time (ISO 8601 UTC), x where it is neither of them (seconds since the start,
/// or the other metric), the value as logged, and beside it the smoothed one where `spec` smooths; every
/// point that has a place along x. Of a curve that is known in buckets only, the lowest and highest of each,
/// beside the steps "64–127" and the times "from/to" that they lie within; the header then says so.
///
/// Of a group: group, metric, x, mean, low and high where there is a band, and how many runs that is of.
ChartTable curveTable(const ComparedRuns& runs, const ChartSpec& spec, const CurveScene& scene);

} // namespace ph
