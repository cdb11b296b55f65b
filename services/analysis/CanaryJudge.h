#pragma once

#include "models/values/CanaryAnalysis.h"
#include "services/analysis/AlphaSpending.h"

namespace ph {

/// Judges a candidate at one moment of one stage. Pure, but for what `spending` remembers.
///
/// - A metric without evidence is a NoData of its own; what has no evidence never passes.
/// - Comparisons share falseAbortBudget: between stages (stageBudget()), metrics (a critical one counts six
///   times), segments, and looks (AlphaSpending). So where candidate and stable are the same, a rollout fails
///   in about one of forty at most, however often and by whomever it is looked at (LookSchedule). A threshold
///   is absolute and no part of this: it fails as soon as it is passed.
/// - A segment with fewer than minSamples on the stable side as well is too small to be judged apart, and
///   holds nothing up where another segment of its metric passes.
/// - Dry-run metrics are judged like an ordinary one and decide nothing.
///
/// Evidence of no metric in `metrics` is ignored; of two for one metric and segment the first counts.
AnalysisReport judgeCanary(const QList<AnalysisMetric>& metrics, const QList<MetricEvidence>& evidence,
                           const AnalysisLook& look, AlphaSpending& spending);

} // namespace ph
