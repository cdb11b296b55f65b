#pragma once

#include "models/values/ChartSpec.h"
#include "models/values/ComparedRuns.h"
#include "services/store/CacheStore.h"

namespace ph {

/// Writes what a chart of curves shows, as CSV (curveTable()), from every cached point however coarsely the
/// chart shows them; returns the rows. The history of one run, or those of one group, are in memory at a
/// time. What is not cached is left out, as are the `hidden` runs. Blocking; Cancelled where stopped.
Result<qsizetype> writeCurves(CacheStore& cache, const ComparedRuns& runs, const ChartSpec& spec,
                              const QSet<qint64>& hidden, const QString& file, std::stop_token stop);

} // namespace ph
