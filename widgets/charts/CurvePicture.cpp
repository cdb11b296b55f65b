#include "widgets/charts/CurvePicture.h"

#include "models/tables/Format.h"
#include "widgets/charts/ColumnSpans.h"
#include "widgets/charts/RunMarks.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPaintEngine>
#include <QPainter>

#include <cmath>
#include <optional>
#include <set>

namespace ph {
namespace {

constexpr double legendRow = 20;
constexpr std::size_t namedCurves = 12; // more names would only be noise
// Antialiasing every point beyond these costs more than a frame, and is not seen among so many.
constexpr std::size_t smoothPoints = 30'000;
// More curves than these are told apart by pointing at one, not by points, marks and dashes.
constexpr std::size_t curvesWithPoints = 12, curvesWithMarks = 24;

struct LegendEntry {
    QRectF at;
    std::size_t curve;
    QString text;
};

// All curves by name, or none where there are too many: the legend then says their number.
std::vector<LegendEntry> legendEntries(const CurveScene& scene, const QRectF& area)
{
    if (scene.curves.size() > namedCurves)
        return {};
    const QFontMetricsF metrics(textFont(TextSize::Small));
    std::vector<LegendEntry> out;
    double x = area.left();
    double y = area.top();
    for (std::size_t i = 0; i < scene.curves.size(); ++i) {
        const QString text = metrics.elidedText(scene.curves[i].name, Qt::ElideMiddle, 260);
        const double width = 28 + metrics.horizontalAdvance(text) + 16;
        if (x > area.left() && x + width > area.right()) {
            x = area.left();
            y += legendRow;
        }
        if (y + legendRow > area.top() + 3 * legendRow)
            return {};
        out.push_back({QRectF(x, y, width, legendRow), i, text});
        x += width;
    }
    return out;
}

PlotAxis xAxis(const CurveScene& scene)
{
    PlotAxis axis;
    axis.range = scene.x;
    const bool log = scene.xScale == CurveScale::Logarithmic;
    axis.kind = log ? AxisKind::Logarithmic : AxisKind::Linear;
    switch (scene.xKind) {
    case CurveX::Step:
        axis.name = QCoreApplication::translate("CurveChart", "Step");
        break;
    case CurveX::RelativeTime:
        axis.kind = log ? AxisKind::Logarithmic : AxisKind::Duration;
        axis.name = log ? QCoreApplication::translate("CurveChart", "Seconds since start")
                        : QCoreApplication::translate("CurveChart", "Time since start");
        break;
    case CurveX::WallTime:
        axis.kind = AxisKind::Time;
        axis.name = QCoreApplication::translate("CurveChart", "Local time");
        break;
    case CurveX::Metric:
        axis.name = scene.xMetric;
        break;
    }
    return axis;
}

QColor blended(const QColor& ink, const QColor& paper, double share)
{
    const auto mix = [share](float a, float b) { return float(a * share + b * (1 - share)); };
    return QColor::fromRgbF(mix(ink.redF(), paper.redF()), mix(ink.greenF(), paper.greenF()),
                            mix(ink.blueF(), paper.blueF()));
}

/// Everything that one curve's painting needs to know.
struct Brushwork {
    QPainter& painter;
    const CurveGeometry& g;
    double pixelRatio;

    QPointF pixel(QPointF p) const
    {
        // Far outside the plot a coordinate would overflow the rasteriser; nothing of it is seen there.
        return {std::clamp(g.toX(p.x()), -1e5, 1e5), std::clamp(g.toY(p.y()), -1e5, 1e5)};
    }
    bool isRaster() const
    {
        return painter.paintEngine() && painter.paintEngine()->type() == QPaintEngine::Raster;
    }

    void spans(const DecimatedCurve& curve, const QColor& colour) const
    {
        const QRectF& plot = g.plot;
        ColumnSpans out(QRect(
            QPoint(int(std::floor(plot.left() * pixelRatio)), int(std::floor(plot.top() * pixelRatio))),
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

    void polyline(const DecimatedCurve& curve, const QColor& colour, double width, int dash) const
    {
        QPen pen(colour, width);
        pen.setCapStyle(dash ? Qt::FlatCap : Qt::RoundCap);
        pen.setJoinStyle(Qt::BevelJoin);
        if (const auto pattern = dashPattern(dash); !pattern.isEmpty())
            pen.setDashPattern(pattern);
        painter.setRenderHint(QPainter::Antialiasing, true);
        QList<QPointF> line;
        for (std::size_t i = 0; i < curve.starts.size(); ++i) {
            line.resize(0);
            for (const QPointF& p : curve.line(i))
                line.append(pixel(p));
            if (line.size() == 1) {
                painter.setPen(Qt::NoPen);
                painter.setBrush(colour);
                painter.drawEllipse(line.first(), std::max(1.5, width), std::max(1.5, width));
                continue;
            }
            painter.setPen(pen);
            painter.setBrush(Qt::NoBrush);
            painter.drawPolyline(line.constData(), int(line.size()));
        }
    }

    enum class Markers { EveryPoint, Few };
    // Where every point has room it is shown, so that one can see what was logged and what is only line.
    // Else a few carry the run's mark; without a phase none.
    void markers(const CurveData& curve, const RunLook& look, const QColor& colour, Markers how,
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

    void undrawable(const CurveData& curve, const QColor& colour) const
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

    void band(const GroupCurve& group, const QColor& colour) const
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
                painter.drawPolygon(upper + lower);
            else if (upper.size() == 1) // a place of its own has no width; it gets that of a mark
                painter.drawRect(QRectF(upper[0] - QPointF(3, 0), lower[0] + QPointF(3, 0)));
            else
                ++i;
        }
    }
};

std::size_t pointsOf(const CurveFrame& frame)
{
    std::size_t points = 0;
    for (const auto& stroke : frame.strokes)
        points += stroke.line.points.size();
    return points;
}

/// How many curves ask for the eye at once.
struct Crowd {
    std::size_t all = 0, undimmed = 0;

    std::size_t around(CurveTone tone) const
    {
        return tone == CurveTone::Emphasised ? 1 : tone == CurveTone::Dimmed ? all : undimmed;
    }
    /// Where lines lie over each other by the hundred, it is their density that is read.
    float opacity(CurveTone tone) const
    {
        if (tone != CurveTone::Normal || undimmed < all || all <= curvesWithMarks)
            return 1;
        return float(std::clamp(std::sqrt(double(curvesWithMarks) / double(all)), 0.3, 1.0));
    }
};

struct Inks {
    Inks(const RunLook& look, const Theme& theme, CurveTone tone, const Crowd& crowd)
    {
        line = theme.series(look.colour);
        if (tone == CurveTone::Dimmed)
            line = blended(line, theme.surface, theme.isDark ? 0.3 : 0.22);
        behind = blended(line, theme.surface, theme.isDark ? 0.35 : 0.28);
        band = line;
        band.setAlphaF(tone == CurveTone::Dimmed ? 0.07F : 0.18F);
        line.setAlphaF(crowd.opacity(tone));
    }
    QColor line, behind, band;
};

// What lies under every line: bands, and what was logged where the lines are smoothed.
void paintGround(const Brushwork& work, const CurveScene::Curve& curve, const CurveFrame::Stroke& stroke,
                 const Inks& inks)
{
    if (curve.group)
        work.band(*curve.group, inks.band);
    if (!curve.behind)
        return;
    if (work.isRaster())
        work.spans(stroke.behind, inks.behind);
    else
        work.polyline(stroke.behind, inks.behind, 0.8, 0);
}

void paintLine(const Brushwork& work, const CurveScene& scene, const CurveFrame& frame, std::size_t i,
               const Inks& inks, CurveTone tone, const Crowd& crowd)
{
    const auto& curve = scene.curves[i];
    const auto& line = frame.strokes[i].line;
    const bool emphasised = tone == CurveTone::Emphasised;
    const bool many = pointsOf(frame) > smoothPoints && !emphasised;
    const bool smooth = curve.behind || curve.group;
    const bool dense =
        line.kind == DecimatedCurve::Kind::Decimated || line.points.size() > std::size_t(frame.columns);
    const std::size_t around = crowd.around(tone);
    const bool crowded = around > curvesWithMarks;
    const double width = smooth ? (crowded ? 1.4 : 2) : crowded || dense ? 1 : 1.6;
    if (work.isRaster() && (many || (dense && !smooth)))
        work.spans(line, inks.line);
    else
        work.polyline(line, inks.line, width + (emphasised ? 1 : 0),
                      dense || many || crowded ? 0 : curve.look.dash);
    if (!curve.behind && !crowded)
        work.markers(*curve.line, curve.look, inks.line,
                     around <= curvesWithPoints ? Brushwork::Markers::EveryPoint : Brushwork::Markers::Few,
                     scene.curves.size() > 1 ? std::optional((double(i) + 0.5) / double(scene.curves.size()))
                                             : std::nullopt);
    work.undrawable(curve.behind ? *curve.behind : *curve.line, inks.line);
}

bool isOneCurveARun(const CurveScene& scene)
{
    std::set<qint64> ids;
    for (const auto& curve : scene.curves)
        ids.insert(curve.rowIds.begin(), curve.rowIds.end());
    return ids.size() == scene.curves.size();
}

QString countText(const CurveScene& scene)
{
    const int count = int(scene.curves.size());
    if (scene.curves.front().group)
        return QCoreApplication::translate("CurveChart", "%Ln groups", nullptr, count);
    if (isOneCurveARun(scene))
        return QCoreApplication::translate("CurveChart", "%Ln runs", nullptr, count);
    return QCoreApplication::translate("CurveChart", "%Ln curves", nullptr, count);
}

void paintLegend(QPainter& painter, const CurveScene& scene, const QRectF& area, const Theme& theme)
{
    painter.setFont(textFont(TextSize::Small));
    const auto entries = legendEntries(scene, area);
    if (entries.empty()) {
        painter.setPen(theme.textMuted);
        painter.drawText(area, Qt::AlignLeft | Qt::AlignTop, countText(scene));
        return;
    }
    for (const LegendEntry& entry : entries) {
        const QRectF key(entry.at.left(), entry.at.center().y() - 4, 20, 8);
        paintLookKey(painter, key, scene.curves[entry.curve].look, theme);
        painter.setPen(theme.textMuted);
        painter.drawText(entry.at.adjusted(28, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, entry.text);
    }
}

} // namespace

QString xText(const CurveScene& scene, double x)
{
    if (scene.xScale == CurveScale::Logarithmic)
        x = std::pow(10.0, scene.xKind == CurveX::RelativeTime ? x + 3 : x);
    switch (scene.xKind) {
    case CurveX::Step:
        return QCoreApplication::translate("CurveChart", "step %1").arg(formatCount(qint64(std::llround(x))));
    case CurveX::RelativeTime:
        return elapsedText(x / 1000);
    case CurveX::WallTime:
        return formatLocalTime(qint64(x));
    case CurveX::Metric:
        break;
    }
    return scene.xMetric + QStringLiteral(" = ") + formatNumber(x);
}

CurveGeometry layOut(const CurveScene& scene, const QRectF& area)
{
    double legendHeight = 0;
    const QRectF inner = area.adjusted(8, 6, -12 - scene.legendInset, 0);
    if (scene.legend == CurveScene::Legend::Show && !scene.curves.empty()) {
        const auto entries = legendEntries(scene, inner);
        legendHeight = entries.empty() ? legendRow : entries.back().at.bottom() - inner.top();
    }
    PlotAxis y{scene.yScale == CurveScale::Logarithmic ? AxisKind::Logarithmic : AxisKind::Linear, scene.y,
               scene.title};
    CurveGeometry g{layOutPlot(xAxis(scene), std::move(y), area.adjusted(0, legendHeight, 0, 0)), {}};
    g.legend = QRectF(inner.left(), inner.top(), inner.width(), legendHeight);
    return g;
}

void paintCurve(QPainter& painter, const CurveScene& scene, const CurveFrame& frame, std::size_t i,
                const CurveGeometry& g, const Theme& theme, double pixelRatio, CurveTone tone)
{
    if (!scene.curves[i].line)
        return;
    const Brushwork work{painter, g, pixelRatio};
    const Crowd crowd{scene.curves.size(), 1};
    const Inks inks(scene.curves[i].look, theme, tone, crowd);
    paintGround(work, scene.curves[i], frame.strokes[i], inks);
    paintLine(work, scene, frame, i, inks, tone, crowd);
}

void paintScene(QPainter& painter, const CurveScene& scene, const CurveFrame& frame, const CurveGeometry& g,
                const Theme& theme, double pixelRatio, const std::vector<CurveTone>& tones)
{
    paintAxes(painter, g, theme);
    painter.save();
    painter.setClipRect(g.plot.adjusted(-1, -1, 1, 1));
    const Brushwork work{painter, g, pixelRatio};
    const auto toneOf = [&](std::size_t i) { return i < tones.size() ? tones[i] : CurveTone::Normal; };
    Crowd crowd{scene.curves.size(), 0};
    for (std::size_t i = 0; i < crowd.all; ++i)
        crowd.undimmed += toneOf(i) != CurveTone::Dimmed;
    const auto inOrder = [&](const auto& paint) {
        for (const auto pass : {CurveTone::Dimmed, CurveTone::Normal, CurveTone::Emphasised}) {
            for (std::size_t i = 0; i < frame.strokes.size(); ++i) {
                if (toneOf(i) == pass && scene.curves[i].line)
                    paint(i, Inks(scene.curves[i].look, theme, pass, crowd));
            }
        }
    };
    inOrder(
        [&](std::size_t i, const Inks& inks) { paintGround(work, scene.curves[i], frame.strokes[i], inks); });
    inOrder(
        [&](std::size_t i, const Inks& inks) { paintLine(work, scene, frame, i, inks, toneOf(i), crowd); });
    painter.restore();
    if (scene.legend == CurveScene::Legend::Show && !scene.curves.empty())
        paintLegend(painter, scene, g.legend, theme);
}

void paintPicture(QPainter& painter, const CurveScene& scene, const QRectF& area, const Theme& theme,
                  double pixelRatio, const std::vector<CurveTone>& tones)
{
    const CurveGeometry g = layOut(scene, area);
    paintScene(painter, scene, frameOf(scene, std::max(1, int(g.plot.width() * pixelRatio))), g, theme,
               pixelRatio, tones);
}

} // namespace ph
