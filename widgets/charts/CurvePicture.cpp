#include "widgets/charts/CurvePicture.h"

#include "models/tables/Format.h"
#include "widgets/charts/CurveBrush.h"
#include "widgets/charts/MomentGlyph.h"
#include "widgets/charts/PictureNote.h"
#include "widgets/charts/RunMarks.h"
#include "widgets/charts/StripPicture.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <cmath>
#include <optional>
#include <set>

namespace ph {
namespace {

constexpr double legendRow = 20, lookWidth = 28;
constexpr std::size_t namedCurves = 12; // more names would only be noise
constexpr std::size_t namedInPictures = 40;
// Antialiasing every point beyond these costs more than a frame, and is not seen among so many.
constexpr std::size_t smoothPoints = 30'000;
// More curves than these are told apart by pointing at one, not by points, marks and dashes.
constexpr std::size_t curvesWithPoints = 12, curvesWithMarks = 24;

struct PlacedEntry {
    QRectF at;
    std::optional<std::size_t> curve; ///< none: how many more there are
    QString text;
};

/// From left to right, row under row.
std::vector<PlacedEntry> placed(std::vector<PlacedEntry> entries, const QRectF& area)
{
    const QFontMetricsF metrics(textFont(TextSize::Small));
    double x = area.left();
    double y = area.top();
    for (auto& entry : entries) {
        const double width = (entry.curve ? lookWidth : 0) + metrics.horizontalAdvance(entry.text) + 16;
        if (x > area.left() && x + width > area.right()) {
            x = area.left();
            y += legendRow;
        }
        entry.at = QRectF(x, y, width, legendRow);
        x += width;
    }
    return entries;
}

std::vector<PlacedEntry> entriesOf(const CurveScene& scene, std::size_t named)
{
    const QFontMetricsF metrics(textFont(TextSize::Small));
    std::vector<PlacedEntry> entries;
    for (std::size_t i = 0; i < named; ++i)
        entries.push_back({{}, i, metrics.elidedText(scene.curves[i].name, Qt::ElideMiddle, 260)});
    if (named < scene.curves.size())
        entries.push_back({{},
                           std::nullopt,
                           QCoreApplication::translate("CurveChart", "and %Ln more", nullptr,
                                                       int(scene.curves.size() - named))});
    return entries;
}

/// The curves by name in so many rows; none where there are too many: the legend then says their number.
std::vector<PlacedEntry> legendEntries(const CurveScene& scene, const QRectF& area, int rows)
{
    const std::size_t all = scene.curves.size();
    const bool isNamed = scene.legend == CurveScene::Legend::Named;
    if (all > namedCurves && !isNamed)
        return {};
    for (std::size_t named = std::min(all, namedInPictures); named > 0; --named) {
        auto entries = placed(entriesOf(scene, named), area);
        if (entries.back().at.bottom() <= area.top() + rows * legendRow + 0.5)
            return entries;
        if (!isNamed)
            break;
    }
    return {};
}

int legendRows(const CurveScene& scene, const QRectF& area)
{
    constexpr double share = 0.35; // of the picture: the curves are what it is about
    return scene.legend == CurveScene::Legend::Named
               ? std::max(3, int(std::floor(area.height() * share / legendRow)))
               : 3;
}

/// On a logarithmic axis alone time is in seconds.
QString relativeTimeName(TimeZero zero, bool inSeconds)
{
    switch (zero) {
    case TimeZero::RunStart:
        return inSeconds ? QCoreApplication::translate("CurveChart", "Seconds since the run's start")
                         : QCoreApplication::translate("CurveChart", "Time since the run's start");
    case TimeZero::FirstPoint:
        return inSeconds ? QCoreApplication::translate("CurveChart", "Seconds since the run's first point")
                         : QCoreApplication::translate("CurveChart", "Time since the run's first point");
    case TimeZero::Either:
        break;
    }
    return inSeconds
               ? QCoreApplication::translate("CurveChart", "Seconds since the run's start or first point")
               : QCoreApplication::translate("CurveChart", "Time since the run's start or first point");
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
        axis.name = relativeTimeName(scene.timeZero, log);
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
void paintGround(const CurveBrush& brush, const CurveScene::Curve& curve, const CurveFrame::Stroke& stroke,
                 const Inks& inks)
{
    if (curve.group)
        brush.band(*curve.group, inks.band);
    if (!curve.behind)
        return;
    if (brush.isRaster())
        brush.spans(stroke.behind, inks.behind);
    else
        brush.polyline(stroke.behind, inks.behind, 0.8, 0);
}

void paintLine(const CurveBrush& brush, const CurveScene& scene, const CurveFrame& frame, std::size_t i,
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
    if (brush.isRaster() && (many || (dense && !smooth)))
        brush.spans(line, inks.line);
    else
        brush.polyline(line, inks.line, width + (emphasised ? 1 : 0),
                       dense || many || crowded ? 0 : curve.look.dash);
    if (!crowded)
        brush.markers(*curve.line, curve.look, inks.line,
                      // A smoothed line has as many points as were logged, and goes through none of them.
                      around <= curvesWithPoints && !curve.behind ? CurveBrush::Markers::EveryPoint
                                                                  : CurveBrush::Markers::Few,
                      scene.curves.size() > 1 ? std::optional((double(i) + 0.5) / double(scene.curves.size()))
                                              : std::nullopt);
    brush.undrawable(curve.behind ? *curve.behind : *curve.line, inks.line);
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
    const auto entries = legendEntries(scene, area, int(std::lround(area.height() / legendRow)));
    if (entries.empty()) {
        painter.setPen(theme.textMuted);
        painter.drawText(area, Qt::AlignLeft | Qt::AlignTop, countText(scene));
        return;
    }
    for (const PlacedEntry& entry : entries) {
        if (entry.curve) {
            const QRectF key(entry.at.left(), entry.at.center().y() - 4, 20, 8);
            paintLookKey(painter, key, scene.curves[*entry.curve].look, theme);
        }
        painter.setPen(theme.textMuted);
        painter.drawText(entry.at.adjusted(entry.curve ? lookWidth : 0, 0, 0, 0),
                         Qt::AlignLeft | Qt::AlignVCenter, entry.text);
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

QString pointsText(const CurveScene& scene, qint64 drawn, qint64 inView)
{
    if (!scene.curves.empty() && scene.curves.front().group)
        return QCoreApplication::translate("ph::CurvesView", "means of %1 points").arg(formatCount(inView));
    if (drawn >= inView)
        return {};
    return QCoreApplication::translate("ph::CurvesView", "%1 of %2 points")
        .arg(formatCount(drawn), formatCount(inView));
}

CurveGeometry layOut(const CurveScene& scene, const QRectF& area)
{
    double legendHeight = 0;
    const QRectF inner = area.adjusted(8, 6, -12 - scene.legendInset, 0);
    if (scene.legend != CurveScene::Legend::Hide && !scene.curves.empty()) {
        const auto entries = legendEntries(scene, inner, legendRows(scene, inner));
        legendHeight = entries.empty() ? legendRow : entries.back().at.bottom() - inner.top();
    }
    PlotAxis y{scene.yScale == CurveScale::Logarithmic ? AxisKind::Logarithmic : AxisKind::Linear, scene.y,
               scene.title};
    if (scene.strip) {
        legendHeight = legendRow; // its key
        y.kind = AxisKind::Category;
        for (const auto& edge : scene.strip->edgeTicks(1))
            y.categories << edge.label;
    }
    CurveGeometry g{layOutPlot(xAxis(scene), std::move(y), area.adjusted(0, legendHeight, 0, 0)), {}};
    if (scene.strip)
        g.yTicks = stripTicks(*scene.strip, g);
    g.legend = QRectF(inner.left(), inner.top(), inner.width(), legendHeight);
    return g;
}

void paintCurve(QPainter& painter, const CurveScene& scene, const CurveFrame& frame, std::size_t i,
                const CurveGeometry& g, const Theme& theme, double pixelRatio, CurveTone tone)
{
    if (!scene.curves[i].line)
        return;
    const CurveBrush brush{painter, g, pixelRatio};
    const Crowd crowd{scene.curves.size(), 1};
    const Inks inks(scene.curves[i].look, theme, tone, crowd);
    paintGround(brush, scene.curves[i], frame.strokes[i], inks);
    paintLine(brush, scene, frame, i, inks, tone, crowd);
}

void paintScene(QPainter& painter, const CurveScene& scene, const CurveFrame& frame, const CurveGeometry& g,
                const Theme& theme, double pixelRatio, const std::vector<CurveTone>& tones)
{
    paintAxes(painter, g, theme);
    painter.save();
    painter.setClipRect(g.plot.adjusted(-1, -1, 1, 1));
    if (scene.strip)
        paintStrip(painter, *scene.strip, g, theme);
    paintMoments(painter, scene, g, theme);
    const CurveBrush brush{painter, g, pixelRatio};
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
    inOrder([&](std::size_t i, const Inks& inks) {
        paintGround(brush, scene.curves[i], frame.strokes[i], inks);
    });
    inOrder(
        [&](std::size_t i, const Inks& inks) { paintLine(brush, scene, frame, i, inks, toneOf(i), crowd); });
    painter.restore();
    if (scene.strip)
        paintStripKey(painter, *scene.strip, g.legend, theme);
    if (scene.legend != CurveScene::Legend::Hide && !scene.curves.empty())
        paintLegend(painter, scene, g.legend, theme);
}

CurveFrame paintPicture(QPainter& painter, const CurveScene& shown, const QRectF& area, const Theme& theme,
                        double pixelRatio, const std::vector<CurveTone>& tones)
{
    CurveScene scene = shown;
    if (scene.legend == CurveScene::Legend::Show)
        scene.legend = CurveScene::Legend::Named;
    const auto columnsOf = [&](const CurveGeometry& g) {
        return std::max(1, int(g.plot.width() * pixelRatio));
    };
    CurveGeometry g = layOut(scene, area);
    CurveFrame frame = frameOf(scene, columnsOf(g));
    // The picture's own numbers: it has other pixels than the screen.
    const auto rest = paintPictureNote(painter, area, pointsText(scene, frame.drawn, frame.inView), theme);
    if (rest != area) {
        g = layOut(scene, rest);
        if (columnsOf(g) != frame.columns)
            frame = frameOf(scene, columnsOf(g));
    }
    paintScene(painter, scene, frame, g, theme, pixelRatio, tones);
    return frame;
}

} // namespace ph
