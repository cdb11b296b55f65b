#pragma once

#include "widgets/charts/PointChart.h"

namespace ph {

/// One column against another, a point a run; a third one as size makes it a bubble chart. Spec: see
/// ChartKind::Scatter.
class ScatterView : public PointChart {
    Q_OBJECT
public:
    ScatterView(ChartSpec spec, LinkedRuns& linked, QWidget* parent = nullptr);
};

} // namespace ph
