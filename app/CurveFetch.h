#pragma once

#include "models/charts/KnownCurves.h"
#include "services/sync/RunFetch.h"

#include <functional>

namespace ph {

std::vector<CurveBucket> curveBuckets(const SeriesOverview& overview);

/// What a chart has asked for, from the cache; a history that is not there yet, or is behind what its run
/// logged, is first read from its server (null link: offline, NotFound where it is not there). Points where
/// they are at most mostCurvePoints (a store chunk for an Overview, mostChartPoints for Every), else buckets,
/// at most about mostCurveBuckets. Thinned reads every point, a part at a time. `run`: key and status will
/// do. Blocking. The window and `plot` use it.
Result<CurveSource> fetchCurve(CacheStore& cache, Link* link, const Run& run, const CurveWant& want,
                               std::stop_token stop);

/// Answers to `wants`, in their order.
using ReadCurves = std::function<std::vector<Result<CurveSource>>(const QList<CurveWant>& wants)>;

/// Curves of which a chart cannot hold every point (mostChartPoints), drawn from fewer; see thinnedAlong().
struct ThinnedCurves {
    int curves = 0;
    int unread = 0; ///< curves of which not even that could be read
};

/// All that a picture `columns` pixels wide can have of its curves, which has one chance: asks until there is
/// nothing more to ask for. What fails is known to have failed, only Cancelled ends it.
Result<ThinnedCurves> readCurves(KnownCurves& known, const ComparedRuns& runs, const ChartSpec& spec,
                                 const QSet<qint64>& hidden, int columns, const ReadCurves& read);

} // namespace ph
