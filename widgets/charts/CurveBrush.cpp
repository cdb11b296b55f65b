#include "widgets/charts/CurveBrush.h"

#include "models/charts/Clipping.h"
#include "widgets/charts/ColumnSpans.h"
#include "widgets/charts/RunMarks.h"

#include <QPaintEngine>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ph {

QPointF CurveBrush::pixel(QPointF p) const
{
    // Farther outside no slope is seen any more, and a pixel's number has to fit into an int.
    constexpr double far = 1e8;
    return {std::clamp(g.toX(p.x()), -far, far), std::clamp(g.toY(p.y()), -far, far)};
}

// A line at the very edge is seen in all its width.
QRectF CurveBrush::area() const
{
    return g.plot.adjusted(-1, -1, 1, 1);
}

bool CurveBrush::isRaster() const
{
    return painter.paintEngine() && painter.paintEngine()->type() == QPaintEngine::Raster;
}

void CurveBrush::spans(const DecimatedCurve& curve, const QColor& colour) const
{
    const QRectF& plot = g.plot;
    ColumnSpans out(
        QRect(QPoint(int(std::floor(plot.left() * pixelRatio)), int(std::floor(plot.top() * pixelRatio))),
              QPoint(int(std::ceil(plot.right() * pixelRatio)), int(std::ceil(plot.bottom() * pixelRatio)))));
    std::vector<QPointF> line;
    for (std::size_t i = 0; i < curve.starts.size(); ++i) {
        line.clear();
        for (const QPointF& p : curve.line(i))
            line.push_back(pixel(p) * pixelRatio);
        out.add(line);
    }
    painter.save();
    painter.scale(1 / pixelRatio, 1 / pixelRatio);
    out.paint(painter, colour);
    painter.restore();
}

void CurveBrush::polyline(const DecimatedCurve& curve, const QColor& colour, double width, int dash) const
{
    QPen pen(colour, width);
    pen.setCapStyle(dash ? Qt::FlatCap : Qt::RoundCap);
    pen.setJoinStyle(Qt::BevelJoin);
    if (const auto pattern = dashPattern(dash); !pattern.isEmpty())
        pen.setDashPattern(pattern);
    painter.setRenderHint(QPainter::Antialiasing, true);
    std::vector<QPointF> line;
    for (std::size_t i = 0; i < curve.starts.size(); ++i) {
        line.clear();
        for (const QPointF& p : curve.line(i))
            line.push_back(pixel(p));
        clipPolyline(line, area(), [&](std::span<const QPointF> part) {
            if (part.size() == 1) {
                painter.setPen(Qt::NoPen);
                painter.setBrush(colour);
                painter.drawEllipse(part.front(), std::max(1.5, width), std::max(1.5, width));
                return;
            }
            painter.setPen(pen);
            painter.setBrush(Qt::NoBrush);
            painter.drawPolyline(part.data(), int(part.size()));
        });
    }
}

void CurveBrush::markers(const CurveData& curve, const RunLook& look, const QColor& colour, Markers how,
                         std::optional<double> phase) const
{
    const auto begin = std::lower_bound(curve.x.begin(), curve.x.end(), g.x.range.low) - curve.x.begin();
    const auto end = std::upper_bound(curve.x.begin(), curve.x.end(), g.x.range.high) - curve.x.begin();
    painter.setRenderHint(QPainter::Antialiasing, true);
    const auto mark = [&](std::size_t i) {
        if (!std::isnan(curve.y[i]) && g.y.range.contains(curve.y[i]))
            paintMarker(painter, {g.toX(curve.x[i]), g.toY(curve.y[i])}, look.marker, 5.5, colour);
    };
    if (how == Markers::EveryPoint && double(end - begin) <= g.plot.width() / 14) {
        for (auto i = begin; i < end; ++i)
            mark(std::size_t(i));
        return;
    }
    constexpr int marks = 4;
    for (int k = 0; phase && k < marks; ++k) {
        const double x = g.x.range.low + g.x.range.span() * (k + *phase) / marks;
        const auto at = std::lower_bound(curve.x.begin() + begin, curve.x.begin() + end, x);
        if (at != curve.x.begin() + end)
            mark(std::size_t(at - curve.x.begin()));
    }
}

void CurveBrush::undrawable(const CurveData& curve, const QColor& colour) const
{
    painter.setRenderHint(QPainter::Antialiasing, true);
    auto at = std::lower_bound(curve.marks.begin(), curve.marks.end(), g.x.range.low,
                               [](const CurveMark& mark, double x) { return mark.x < x; });
    double last = -1e9;
    for (; at != curve.marks.end() && at->x <= g.x.range.high; ++at) {
        const double x = g.toX(at->x);
        if (x - last < 5)
            continue;
        last = x;
        const bool up = at->kind == UndrawableKind::PlusInfinity;
        const double y = up ? g.plot.top() + 6 : g.plot.bottom() - 6;
        painter.setPen(QPen(colour, 1.4));
        painter.setBrush(Qt::NoBrush);
        if (at->kind == UndrawableKind::NotANumber) { // a small cross: nothing here
            painter.drawLine(QPointF(x - 3, y - 3), QPointF(x + 3, y + 3));
            painter.drawLine(QPointF(x - 3, y + 3), QPointF(x + 3, y - 3));
        } else { // an arrow: beyond the picture
            const double tip = up ? -4 : 4;
            painter.setBrush(colour);
            painter.drawPolygon(QPolygonF{{x, y + tip}, {x - 3.5, y - tip / 2}, {x + 3.5, y - tip / 2}});
        }
    }
}

void CurveBrush::band(const GroupCurve& group, const QColor& colour) const
{
    const auto& x = group.mean->x;
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    for (std::size_t i = 0; i < x.size();) {
        QPolygonF upper, lower;
        for (; i < x.size() && group.low[i] <= group.high[i]; ++i) {
            upper.append(pixel({x[i], group.high[i]}));
            lower.append(pixel({x[i], group.low[i]}));
        }
        std::reverse(lower.begin(), lower.end());
        if (upper.size() > 1)
            painter.drawPolygon(clippedPolygon(upper + lower, area()));
        else if (upper.size() == 1) // a place of its own has no width; it gets that of a mark
            painter.drawRect(QRectF(upper[0] - QPointF(3, 0), lower[0] + QPointF(3, 0)) & area());
        else
            ++i;
    }
}

} // namespace ph
