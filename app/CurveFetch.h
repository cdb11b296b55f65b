#pragma once

#include "models/charts/KnownCurves.h"
#include "services/sync/RunFetch.h"

#include <functional>

namespace ph {

std::vector<CurveBucket> curveBuckets(const SeriesOverview& overview);

/// What a chart has asked for, from the cache; a history that is not there yet, or is behind what its run
/// logged, is first read from its server (null link: offline, NotFound where it is not there). Points where
/// they are at most mostCurvePoints (a store chunk for an Overview, mostChartPoints for Every), else buckets,
/// at most about mostCurveBuckets. Blocking. The window and `plot` use it.
Result<CurveSource> fetchCurve(CacheStore& cache, Link* link, const Run& run, const CurveWant& want,
                               std::stop_token stop);

/// All that a picture `columns` pixels wide can have of its curves, which has one chance: asks until there is
/// nothing more to ask for. `read` gets each want, its place and how many there are in that round; what
/// fails is known to have failed, only Cancelled ends it.
using ReadCurve = std::function<Result<CurveSource>(const CurveWant& want, qsizetype at, qsizetype of)>;
Result<void> readCurves(KnownCurves& known, const ComparedRuns& runs, const ChartSpec& spec,
                        const QSet<qint64>& hidden, int columns, const ReadCurve& read);

} // namespace ph
