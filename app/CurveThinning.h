#pragma once

#include "models/charts/CurveSource.h"
#include "models/values/Result.h"

#include <functional>

namespace ph {

struct ThinnedCurve {
    MetricPoints points;
    MetricPoints along;        ///< the x of each, at the same steps
    std::int64_t withoutX = 0; ///< points left out: alongSteps() has nothing for them
};

/// A curve along another metric, joined by step, in a few thousand stretches of its points, however many
/// there are: it is read a part of its steps at a time, and never held whole. `curve`: what is known of it.
/// Invalid where one step alone has more points than a part may have (mostCurvePoints).
Result<ThinnedCurve> thinnedAlong(qint64 rowId, const QString& metric, const QString& xMetric,
                                  const CurveSource& curve, ThinnedTo what,
                                  const std::function<Result<CurveSource>(const CurveWant&)>& read);

} // namespace ph
