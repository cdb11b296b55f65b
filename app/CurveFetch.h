#pragma once

#include "models/charts/CurveSource.h"
#include "services/sync/RunFetch.h"

namespace ph {

std::vector<CurveBucket> curveBuckets(const SeriesOverview& overview);

/// What a chart has asked for, from the cache; a history that is not there yet, or is behind what its run
/// logged, is first read from its server (null link: offline, NotFound where it is not there). Points where
/// they are at most mostCurvePoints (a store chunk for an Overview), else buckets, at most about
/// mostCurveBuckets. Blocking. The window and `plot` use it.
Result<CurveSource> fetchCurve(CacheStore& cache, Link* link, const Run& run, const CurveWant& want,
                               std::stop_token stop);

} // namespace ph
