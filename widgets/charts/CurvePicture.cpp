#include "widgets/charts/CurvePicture.h"

#include "models/charts/ValueRange.h"
#include "models/tables/Format.h"

#include <QDateTime>
#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace ph {
namespace {

constexpr double legendRow = 20;

std::vector<Tick> xTicksFor(const CurveScene& scene, double width)
{
    switch (scene.xKind) {
    case CurveX::Step:
        return linearTicks(scene.x, std::max(2, int(width / 90)));
    case CurveX::RelativeTime:
        return elapsedTicks(scene.x, std::max(2, int(width / 100)));
    case CurveX::WallTime:
        return timeTicks(scene.x, std::max(2, int(width / 110)),
                         QDateTime::fromMSecsSinceEpoch(qint64(scene.x.low)).offsetFromUtc());
    case CurveX::Metric:
        break;
    }
    return {};
}

struct LegendEntry {
    QRectF at;
    std::size_t curve;
    QString text;
};

std::vector<LegendEntry> legendEntries(const CurveScene& scene, const QRectF& area)
{
    const QFontMetricsF metrics(textFont(TextSize::Small));
    std::vector<LegendEntry> out;
    double x = area.left();
    double y = area.top();
    for (std::size_t i = 0; i < scene.curves.size(); ++i) {
        const QString text = metrics.elidedText(scene.curves[i].name, Qt::ElideMiddle, 260);
        const double width = 22 + metrics.horizontalAdvance(text) + 16;
        if (x > area.left() && x + width > area.right()) {
            x = area.left();
            y += legendRow;
        }
        if (y + legendRow > area.top() + 3 * legendRow)
            break;
        out.push_back({QRectF(x, y, width, legendRow), i, text});
        x += width;
    }
    return out;
}

void paintAxes(QPainter& painter, const CurveScene& scene, const CurveGeometry& g, const Theme& theme)
{
    const QFont small = digitFont(TextSize::Small);
    const QFontMetricsF metrics(small);
    painter.setFont(small);
    QColor grid = theme.border;
    QColor faint = grid;
    faint.setAlphaF(0.5);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const Tick& tick : g.yTicks) {
        const double y = std::round(g.toY(tick.at));
        painter.setPen(QPen(tick.label.isEmpty() ? faint : grid, 1));
        painter.drawLine(QPointF(g.plot.left(), y), QPointF(g.plot.right(), y));
    }
    for (const Tick& tick : g.xTicks) {
        const double x = std::round(g.toX(tick.at));
        painter.setPen(QPen(grid, 1));
        painter.drawLine(QPointF(x, g.plot.top()), QPointF(x, g.plot.bottom()));
    }
    painter.setPen(QPen(theme.borderStrong, 1));
    painter.drawLine(g.plot.bottomLeft(), g.plot.bottomRight());
    painter.setPen(theme.textFaint);
    for (const Tick& tick : g.yTicks) {
        if (!tick.label.isEmpty())
            painter.drawText(QRectF(g.plot.left() - 108, g.toY(tick.at) - 10, 100, 20),
                             Qt::AlignRight | Qt::AlignVCenter, tick.label);
    }
    double free = g.plot.left() - 60;
    for (const Tick& tick : g.xTicks) {
        const double width = metrics.horizontalAdvance(tick.label);
        double left = g.toX(tick.at) - width / 2;
        left = std::min(left, g.plot.right() + 12 - width);
        if (tick.label.isEmpty() || left < free)
            continue;
        painter.drawText(QRectF(left, g.plot.bottom() + 4, width + 2, 16), Qt::AlignLeft | Qt::AlignVCenter,
                         tick.label);
        free = left + width + 12;
    }
    painter.setFont(textFont(TextSize::Small));
    const QString xName = scene.xKind == CurveX::Step ? QCoreApplication::translate("CurveChart", "Step")
                          : scene.xKind == CurveX::RelativeTime
                              ? QCoreApplication::translate("CurveChart", "Time since start")
                              : QCoreApplication::translate("CurveChart", "Local time");
    painter.drawText(QRectF(g.plot.left(), g.plot.bottom() + 20, g.plot.width(), 16),
                     Qt::AlignRight | Qt::AlignVCenter, xName);
    if (!scene.title.isEmpty()) {
        const QString yName = scene.yScale == CurveScale::Logarithmic
                                  ? QCoreApplication::translate("CurveChart", "%1 (log)").arg(scene.title)
                                  : scene.title;
        painter.drawText(
            QRectF(g.plot.left(), g.plot.bottom() + 20, g.plot.width() - 120, 16),
            Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetricsF(painter.font()).elidedText(yName, Qt::ElideMiddle, g.plot.width() - 120));
    }
}

void paintLines(QPainter& painter, const DecimatedCurve& curve, const CurveGeometry& g, const QColor& color,
                double width, double pixelRatio)
{
    QPen pen(color, width);
    pen.setCapStyle(Qt::RoundCap);
    pen.setJoinStyle(Qt::BevelJoin);
    // Dense columns are vertical strokes: smoothing their edges costs much and shows nothing.
    const bool dense = curve.kind == DecimatedCurve::Kind::Decimated;
    painter.setRenderHint(QPainter::Antialiasing, !dense || width > 1.2);
    if (dense && width <= 1.2)
        pen.setWidthF(1 / pixelRatio);
    QList<QPointF> line;
    for (std::size_t i = 0; i < curve.starts.size(); ++i) {
        const auto points = curve.line(i);
        line.resize(0);
        line.reserve(qsizetype(points.size()));
        // Far outside the plot a coordinate would overflow the rasteriser; nothing of it is seen there.
        for (const QPointF& p : points)
            line.append({std::clamp(g.toX(p.x()), -1e5, 1e5), std::clamp(g.toY(p.y()), -1e5, 1e5)});
        if (line.size() == 1) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(color);
            painter.drawEllipse(line.first(), std::max(1.5, width), std::max(1.5, width));
            continue;
        }
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(line.constData(), int(line.size()));
    }
}

// Few points are shown as such, so that one can see what was logged and what is only line.
void paintDots(QPainter& painter, const CurveData& curve, const CurveGeometry& g, const QColor& color)
{
    const auto begin = std::lower_bound(curve.x.begin(), curve.x.end(), g.x.low) - curve.x.begin();
    const auto end = std::upper_bound(curve.x.begin(), curve.x.end(), g.x.high) - curve.x.begin();
    if (double(end - begin) > g.plot.width() / 14)
        return;
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    for (auto i = std::size_t(begin); i < std::size_t(end); ++i) {
        if (!std::isnan(curve.y[i]))
            painter.drawEllipse(QPointF(g.toX(curve.x[i]), g.toY(curve.y[i])), 2.75, 2.75);
    }
}

void paintMarks(QPainter& painter, const CurveData& curve, const CurveGeometry& g, const QColor& color)
{
    painter.setRenderHint(QPainter::Antialiasing, true);
    auto at = std::lower_bound(curve.marks.begin(), curve.marks.end(), g.x.low,
                               [](const CurveMark& mark, double x) { return mark.x < x; });
    double last = -1e9;
    for (; at != curve.marks.end() && at->x <= g.x.high; ++at) {
        const double x = g.toX(at->x);
        if (x - last < 5)
            continue;
        last = x;
        const bool up = at->kind == UndrawableKind::PlusInfinity;
        const double y = up ? g.plot.top() + 6 : g.plot.bottom() - 6;
        painter.setPen(QPen(color, 1.4));
        painter.setBrush(Qt::NoBrush);
        if (at->kind == UndrawableKind::NotANumber) { // a small cross: nothing here
            painter.drawLine(QPointF(x - 3, y - 3), QPointF(x + 3, y + 3));
            painter.drawLine(QPointF(x - 3, y + 3), QPointF(x + 3, y - 3));
        } else { // an arrow: beyond the picture
            const double tip = up ? -4 : 4;
            painter.setBrush(color);
            painter.drawPolygon(QPolygonF{{x, y + tip}, {x - 3.5, y - tip / 2}, {x + 3.5, y - tip / 2}});
        }
    }
}

} // namespace

QString xText(CurveX kind, double x)
{
    switch (kind) {
    case CurveX::Step:
        return QCoreApplication::translate("CurveChart", "step %1").arg(formatCount(qint64(std::llround(x))));
    case CurveX::RelativeTime:
        return elapsedText(x);
    case CurveX::WallTime:
        return formatLocalTime(qint64(x));
    case CurveX::Metric:
        return formatNumber(x);
    }
    return {};
}

CurveGeometry layOut(const CurveScene& scene, const QRectF& area)
{
    CurveGeometry g;
    g.x = scene.x.valid() ? scene.x : ChartRange{0, 1};
    if (g.x.span() <= 0)
        g.x = padded(g.x);
    g.y = scene.y.valid() && scene.y.span() > 0 ? scene.y
                                                : padded(scene.y.valid() ? scene.y : ChartRange{0, 1});
    CurveScene sized;
    sized.xKind = scene.xKind;
    sized.x = g.x;
    double legendHeight = 0;
    const QRectF inner = area.adjusted(8, 6, -14, -8);
    if (scene.legend == CurveScene::Legend::Show && !scene.curves.empty()) {
        const auto entries = legendEntries(scene, inner);
        if (!entries.empty())
            legendHeight = entries.back().at.bottom() - inner.top() + 4;
    }
    g.legend = QRectF(inner.left(), inner.top(), inner.width(), legendHeight);
    const double plotHeight = std::max(20.0, inner.height() - legendHeight - 36);
    const int wanted = std::max(2, int(plotHeight / 44));
    g.yTicks = scene.yScale == CurveScale::Logarithmic ? logTicks(g.y, wanted) : linearTicks(g.y, wanted);
    const QFontMetricsF metrics(digitFont(TextSize::Small));
    double labels = 24;
    for (const Tick& tick : g.yTicks)
        labels = std::max(labels, metrics.horizontalAdvance(tick.label));
    const double left = std::min(110.0, labels + 12);
    g.plot = QRectF(std::round(inner.left() + left), std::round(inner.top() + legendHeight + 4),
                    std::max(20.0, std::floor(inner.width() - left)), std::floor(plotHeight - 4));
    g.xTicks = xTicksFor(sized, g.plot.width());
    return g;
}

CurveCounts paintScene(QPainter& painter, const CurveScene& scene, const CurveGeometry& g, const Theme& theme,
                       double pixelRatio)
{
    CurveCounts counts;
    paintAxes(painter, scene, g, theme);
    painter.save();
    painter.setClipRect(g.plot.adjusted(-1, -1, 1, 1));
    const int columns = std::max(1, int(g.plot.width() * pixelRatio));
    for (const auto& curve : scene.curves) {
        if (!curve.behind)
            continue;
        QColor pale = theme.series(curve.color);
        pale.setAlphaF(theme.isDark ? 0.35F : 0.28F);
        paintLines(painter, m4(*curve.behind, g.x, columns), g, pale, 1, pixelRatio);
    }
    for (const auto& curve : scene.curves) {
        if (!curve.line)
            continue;
        const DecimatedCurve thinned = m4(*curve.line, g.x, columns);
        counts.drawn += qint64(std::min(thinned.points.size(), thinned.inView));
        counts.inView += qint64(thinned.inView);
        const QColor color = theme.series(curve.color);
        const bool smooth = curve.behind != nullptr;
        paintLines(painter, thinned, g, color,
                   smooth                                            ? 2
                   : thinned.kind == DecimatedCurve::Kind::Decimated ? 1
                                                                     : 1.6,
                   pixelRatio);
        if (!smooth)
            paintDots(painter, *curve.line, g, color);
        paintMarks(painter, curve.behind ? *curve.behind : *curve.line, g, color);
    }
    painter.restore();
    if (scene.legend == CurveScene::Legend::Show) {
        painter.setFont(textFont(TextSize::Small));
        painter.setRenderHint(QPainter::Antialiasing, true);
        for (const LegendEntry& entry : legendEntries(scene, g.legend)) {
            painter.setPen(
                QPen(theme.series(scene.curves[entry.curve].color), 3, Qt::SolidLine, Qt::RoundCap));
            const double y = entry.at.center().y();
            painter.drawLine(QPointF(entry.at.left() + 2, y), QPointF(entry.at.left() + 14, y));
            painter.setPen(theme.textMuted);
            painter.drawText(entry.at.adjusted(22, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, entry.text);
        }
    }
    return counts;
}

} // namespace ph
