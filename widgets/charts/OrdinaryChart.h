#pragma once

#include "widgets/charts/PlotAxes.h"

namespace ph {

/// Bars side by side, or bins: stacked layers over positions of equal distance. All numbers are in axis
/// space.
struct OrdinaryBars {
    struct Layer {
        QColor fill;
        std::vector<double> lengths; ///< of each bar; the layers of one bar stand on each other
    };
    Qt::Orientation orientation = Qt::Vertical; ///< Horizontal: positions run along y
    double first = 0;                           ///< middle of the first bar
    double distance = 1;                        ///< to the next one
    double share = 1;                           ///< of the distance that a bar is wide
    double base = 0;                            ///< where they stand
    std::vector<Layer> layers;
};

/// A box with whiskers over the position of its index.
struct OrdinaryBox {
    double low = 0, q1 = 0, median = 0, q3 = 0, high = 0;
    QColor line, fill;
};

/// What Qt Charts draws of a chart with few marks. What it lacks (violins, error bars, single points) is
/// painted over it by the views, with the same layout.
struct OrdinaryChart {
    PlotLayout layout;
    OrdinaryBars bars;
    std::vector<OrdinaryBox> boxes;
    double boxShare = 0.5; ///< of the distance between boxes
};

/// Paints the axes as every chart here has them, and bars and boxes by Qt Charts in the same plot area. Its
/// own axes are not used: they read labels as HTML. The QChart is built for the occasion and thrown away, so
/// that nothing has to be kept in step. `area` is what `layout` was made for.
void paintOrdinaryChart(QPainter& painter, const OrdinaryChart& chart, const QRectF& area,
                        const Theme& theme);
/// The bars and boxes alone, for pictures with several of them in one plot.
void paintOrdinaryMarks(QPainter& painter, const OrdinaryChart& chart, const QRectF& area);

} // namespace ph
