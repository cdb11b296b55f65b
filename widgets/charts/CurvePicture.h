#pragma once

#include "models/charts/M4.h"
#include "models/charts/Ticks.h"
#include "widgets/common/Theme.h"

class QPainter;

namespace ph {

/// What is to be drawn. Paint only: everything heavy is in CurveData already.
struct CurveScene {
    struct Curve {
        QString name;
        int color = 0;
        CurveDataPtr line;
        CurveDataPtr behind; ///< what was logged, while `line` is smoothed; may be null
        qint64 points = 0;   ///< logged in all
    };
    std::vector<Curve> curves;
    CurveX xKind = CurveX::Step;
    CurveScale yScale = CurveScale::Linear;
    ChartRange x, y;
    QString title;
    enum class Legend { Show, Hide } legend = Legend::Show;
};

/// Where the parts of a picture go.
struct CurveGeometry {
    QRectF plot;
    QRectF legend;
    ChartRange x, y;
    std::vector<Tick> xTicks, yTicks;
    double toX(double v) const { return plot.left() + (v - x.low) / x.span() * plot.width(); }
    double toY(double v) const { return plot.bottom() - (v - y.low) / y.span() * plot.height(); }
    double fromX(double px) const { return x.low + (px - plot.left()) / plot.width() * x.span(); }
    double fromY(double py) const { return y.low + (plot.bottom() - py) / plot.height() * y.span(); }
};

struct CurveCounts {
    qint64 drawn = 0;
    qint64 inView = 0;
};

CurveGeometry layOut(const CurveScene& scene, const QRectF& area);
/// At most four points a pixel column of each curve. `pixelRatio` is the device's.
CurveCounts paintScene(QPainter& painter, const CurveScene& scene, const CurveGeometry& geometry,
                       const Theme& theme, double pixelRatio);

/// A value of the x axis in words, for readouts.
QString xText(CurveX kind, double x);

} // namespace ph
