#pragma once

#include "widgets/charts/ChartView.h"

namespace ph {

/// The view that draws a spec's kind.
ChartView* makeChartView(const ChartSpec& spec, LinkedRuns& linked);

} // namespace ph
