#pragma once

#include "models/charts/AxisColumn.h"
#include "models/charts/Ticks.h"
#include "widgets/common/Theme.h"

#include <QRectF>

class QPainter;

namespace ph {

/// One axis of a plot. `range` is in axis space (log10 on a logarithmic one) and already padded.
struct PlotAxis {
    AxisKind kind = AxisKind::Linear;
    ChartRange range;
    QString name;
    QStringList categories = {}; ///< Category only
};
/// The axis of a column, with room at both ends.
PlotAxis plotAxis(const AxisColumn& column);

/// Where the parts of an x–y plot lie, and the way between values and pixels.
struct PlotLayout {
    QRectF plot; ///< the data's rectangle
    PlotAxis x, y;
    std::vector<Tick> xTicks, yTicks;
    double yLabelWidth = 0; ///< room left of the plot
    double toX(double v) const { return plot.left() + (v - x.range.low) / x.range.span() * plot.width(); }
    double toY(double v) const { return plot.bottom() - (v - y.range.low) / y.range.span() * plot.height(); }
    double fromX(double px) const { return x.range.low + (px - plot.left()) / plot.width() * x.range.span(); }
    double fromY(double py) const
    {
        return y.range.low + (plot.bottom() - py) / plot.height() * y.range.span();
    }
    QPointF toPixel(double vx, double vy) const { return {toX(vx), toY(vy)}; }
};

/// Labels left and below, names below the plot: x at the right, y at the left. Invalid ranges become 0 to 1.
enum class AxisNames { Show, Hide };
PlotLayout layOutPlot(PlotAxis x, PlotAxis y, const QRectF& area, AxisNames names = AxisNames::Show);
void paintAxes(QPainter& painter, const PlotLayout& layout, const Theme& theme,
               AxisNames names = AxisNames::Show);

/// Whether both names stand whole below the plot.
bool axisNamesFit(const PlotLayout& layout);

/// Ticks of any axis, about `wanted` of them.
std::vector<Tick> axisTicks(const PlotAxis& axis, int wanted);

} // namespace ph
