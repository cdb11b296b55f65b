#pragma once

#include "widgets/drift/DriftSubject.h"

namespace ph {

/// One measure by window: what labels say with its 95 % interval, what scores promise (dashed), the
/// reference; below, how many rows there are and how many have their label.
ChartFigure performanceFigure(const PerformanceSeries& series, const QStringList& windows);
/// How often what was said with p came, of both sides; below, how the scores are spread.
ChartFigure calibrationFigure(const PerformanceStudy& study);
/// Which share of rows has its label after so many hours.
ChartFigure labelDelayFigure(const PerformanceStudy& study);

} // namespace ph
