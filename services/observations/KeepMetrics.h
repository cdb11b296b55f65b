#pragma once

#include "services/observations/ObservedStore.h"

namespace ph {

/// What a source answered of one number over a window of time, as somebody read it for a reason of their own.
struct MetricsRead {
    QString source;           ///< name of the connection
    QString name;             ///< the same each time: what a panel calls it ("error-rate"), or the expression
    TimelineScope scope = {}; ///< whom it concerns; empty: only its labels tell
    std::int64_t stepMs = 0;  ///< above 0: a point every so often
    std::vector<MetricSeries> series = {};
};

/// So many series of one window are kept: nobody tells more of them apart.
inline constexpr std::size_t mostKeptSeries = 100;

/// What is new among `fresh`, points every `stepMs`, in a window that `kept` has points in: those that are
/// told otherwise than before, and those in gaps wider than one and a half steps. Nothing finer gives way to
/// what is coarser, and asking again with times moved by a little adds nothing. Where new ones lie between
/// kept ones these are among them, as ObservedStore::putMetrics() takes it. Both oldest first.
MetricSeries pointsToKeep(const MetricSeries& kept, const MetricSeries& fresh, std::int64_t stepMs);

/// Keeps the first mostKeptSeries of the window in observed.db beside what is there; how many points were
/// new. Series that concern nobody in particular keep the window's scope. Invalid where a step is none, or
/// points are not in the order of time; Storage. Blocking: for workers.
Result<std::int64_t> keepMetrics(ObservedStore& store, const MetricsRead& window);

} // namespace ph
