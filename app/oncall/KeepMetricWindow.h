#pragma once

#include "services/connectors/MetricSource.h"
#include "services/observations/ObservedStore.h"

namespace ph {

inline constexpr std::size_t mostWindowSeries = 100; ///< of one answer: nobody tells more of them apart

/// What was answered of one number over a window of time.
struct WindowOfMetric {
    QString source;           ///< name of the connection
    QString name;             ///< what a panel calls it ("error-rate"), or the expression
    TimelineScope scope = {}; ///< whom it concerns
    std::int64_t stepMs = 0;  ///< a point every so often
};

/// What came of keeping one.
struct KeptMetricWindow {
    std::int64_t points = 0;
    std::int64_t seriesLeft = 0; ///< beyond mostWindowSeries
};

/// Keeps its series in observed.db; one that names its segment is of that. Whoever asks for windows while
/// nobody looks keeps them by this. Storage.
Result<KeptMetricWindow> keepMetricWindow(ObservedStore& store, const WindowOfMetric& window,
                                          const std::vector<MetricSeries>& series);

} // namespace ph
