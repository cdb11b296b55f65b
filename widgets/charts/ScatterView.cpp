#include "widgets/charts/ScatterView.h"

namespace ph {

ScatterView::ScatterView(ChartSpec spec, LinkedRuns& linked, QWidget* parent)
    : PointChart(std::move(spec), linked, parent)
{
    setObjectName(QStringLiteral("scatterView"));
}

} // namespace ph
