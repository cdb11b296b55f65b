#include "widgets/compare/ChartViews.h"

#include "widgets/charts/BarView.h"
#include "widgets/charts/BoxView.h"
#include "widgets/charts/CalibrationView.h"
#include "widgets/charts/ConfusionView.h"
#include "widgets/charts/ContourView.h"
#include "widgets/charts/CurvesView.h"
#include "widgets/charts/HistogramView.h"
#include "widgets/charts/ImagesView.h"
#include "widgets/charts/ParallelView.h"
#include "widgets/charts/ParetoView.h"
#include "widgets/charts/RocPrView.h"
#include "widgets/charts/ScatterMatrixView.h"
#include "widgets/charts/ScatterView.h"
#include "widgets/charts/ViolinView.h"

namespace ph {

ChartView* makeChartView(const ChartSpec& spec, LinkedRuns& linked)
{
    switch (spec.kind) {
    case ChartKind::Curves:
        return new CurvesView(spec, linked);
    case ChartKind::ParallelCoordinates:
        return new ParallelView(spec, linked);
    case ChartKind::Scatter:
        return new ScatterView(spec, linked);
    case ChartKind::ScatterMatrix:
        return new ScatterMatrixView(spec, linked);
    case ChartKind::Contour:
        return new ContourView(spec, linked);
    case ChartKind::Box:
        return new BoxView(spec, linked);
    case ChartKind::Violin:
        return new ViolinView(spec, linked);
    case ChartKind::Bar:
        return new BarView(spec, linked);
    case ChartKind::Histogram:
        return new HistogramView(spec, linked);
    case ChartKind::Pareto:
        return new ParetoView(spec, linked);
    case ChartKind::Confusion:
        return new ConfusionView(spec, linked);
    case ChartKind::RocPr:
        return new RocPrView(spec, linked);
    case ChartKind::Calibration:
        return new CalibrationView(spec, linked);
    case ChartKind::Images:
        return new ImagesView(spec, linked);
    }
    return new CurvesView(spec, linked);
}

} // namespace ph
