#pragma once

#include "models/charts/GroupCurve.h"
#include "models/charts/M4.h"
#include "models/values/ComparedRuns.h"
#include "widgets/charts/PlotAxes.h"

#include <QColor>

#include <optional>

class QPainter;

namespace ph {

/// Paints the parts of one curve into a plot.
struct CurveBrush {
    QPainter& painter;
    const PlotLayout& g;
    double pixelRatio;

    bool isRaster() const;
    /// A line of one device pixel, however dense: see ColumnSpans.
    void spans(const DecimatedCurve& curve, const QColor& colour) const;
    void polyline(const DecimatedCurve& curve, const QColor& colour, double width, int dash) const;
    enum class Markers { EveryPoint, Few };
    /// Where every point has room it is shown, so that one can see what was logged and what is only line.
    /// Else a few carry the run's mark, shifted by `phase` (0 to 1) of their distance; without one, none.
    void markers(const CurveData& curve, const RunLook& look, const QColor& colour, Markers how,
                 std::optional<double> phase) const;
    /// Crosses and arrows at the edge, where a value has no place.
    void undrawable(const CurveData& curve, const QColor& colour) const;
    void band(const GroupCurve& group, const QColor& colour) const;

private:
    QPointF pixel(QPointF p) const;
    QRectF area() const;
};

} // namespace ph
