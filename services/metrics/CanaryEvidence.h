#pragma once

#include "models/values/CanaryAnalysis.h"
#include "services/metrics/MetricSeriesSource.h"

namespace ph {

/// What "{target}" stands for on either side.
struct CanaryTargets {
    QString candidate, stable;
};

/// What there is to judge a metric by, from `range.fromMs` on: one item, or with a segment label one for each
/// of its values on either side. Of a Proportion, counters become increases from sample to sample, series by
/// series before they are added up, so that a restart is no negative number. A counter that first appears
/// while others of its target are there already began at 0, as error counters do; where no counter of events
/// is on either side, events are NaN: nothing says that any would be counted.
///
/// Errors of the source; Invalid, in words, where a comparison does not name its target (it would compare a
/// series with itself), where several series are no one number, or one lacks the segment label.
Result<QList<MetricEvidence>> readEvidence(MetricSeriesSource& source, const AnalysisMetric& metric,
                                           const CanaryTargets& targets, const MetricRange& range);

} // namespace ph
