#include "widgets/charts/ContourView.h"

#include "models/charts/Clipping.h"
#include "widgets/charts/Hatch.h"
#include "widgets/charts/PointLegend.h"
#include "widgets/charts/RunMarks.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ph {

namespace {

constexpr int gridColumns = 81, gridRows = 61, wantedLevels = 9;
constexpr double swatch = 12;

/// So small that the surface is seen between them.
double pointSizeFor(std::size_t runs)
{
    return runs <= 60 ? 8 : runs <= 300 ? 6 : 3.5;
}

} // namespace

ContourView::ContourView(ChartSpec spec, LinkedRuns& linked, QWidget* parent)
    : PointChart(std::move(spec), linked, parent)
{
    setObjectName(QStringLiteral("contourView"));
}

QString ContourView::message() const
{
    if (columns().size() != 3)
        return tr("Choose two params and a metric.");
    if (auto why = PointChart::message(); !why.isEmpty())
        return why;
    for (std::uint32_t place = 0; place < runs()->size(); ++place) {
        if (columns()[0].has(place) && columns()[1].has(place) && columns()[2].has(place))
            return {};
    }
    return tr("No run has a value for all three columns.");
}

QString ContourView::noSurfaceText() const
{
    for (const auto& column : columns()) {
        if (column.kind == AxisKind::Category)
            return tr("No levels: %1 is text, and there is nothing between its values.")
                .arg(column.key.name.simplified());
    }
    if (isPreparing() || !contours_.field.isEmpty())
        return {};
    if (contours_.field.places < minFieldPlaces)
        return tr("No levels: they take runs at %Ln different places, here are %1.", nullptr,
                  int(minFieldPlaces))
            .arg(contours_.field.places);
    return tr("No levels: all runs lie on one line.");
}

QString ContourView::remarkText() const
{
    QStringList parts{PointChart::remarkText()};
    if (message().isEmpty())
        parts.append(noSurfaceText());
    parts.removeAll(QString());
    return parts.join(u' ');
}

void ContourView::prepared()
{
    task_.drop();
    const bool hasText = std::any_of(columns().begin(), columns().end(),
                                     [](const auto& c) { return c.kind == AxisKind::Category; });
    if (hasText || !message().isEmpty()) {
        contours_ = {};
        return;
    }
    // The old levels stay meanwhile only where they are about the same axes.
    const auto xRange = plotAxis(columns()[0]).range, yRange = plotAxis(columns()[1]).range;
    if (contours_.field.x != xRange || contours_.field.y != yRange)
        contours_ = {};
    task_.start(
        [x = visible(0), y = visible(1), z = visible(2), xRange, yRange, range = columns()[2].range,
         kind = columns()[2].kind] {
            Contours made;
            made.field = scatteredField({x, y, z}, xRange, yRange, gridColumns, gridRows);
            made.levels = contourLevels(range, kind, wantedLevels);
            for (const double level : made.levels)
                made.lines.push_back(isoLine(made.field, level));
            return made;
        },
        [this](const Contours& made) { take(made); });
}

void ContourView::take(const Contours& contours)
{
    contours_ = contours;
    setRemark(remarkText(), badge());
    invalidate();
    Q_EMIT contoursChanged();
}

PointLook ContourView::lookOf(std::uint32_t place, const Theme& theme) const
{
    auto look = PointChart::lookOf(place, theme);
    if (!columns()[2].has(place))
        look.fill = theme.textFaint;
    else if (columns()[2].kind != AxisKind::Category)
        look.fill = rampColour(shareOf(columns()[2], columns()[2].at[place]), theme);
    look.marker = columns()[2].has(place) ? (runs()->isGrouped() ? runs()->look(place).marker : 0) : 6;
    look.size = pointSizeFor(runs()->size());
    look.fill.setAlphaF(1);
    return look;
}

void ContourView::paintPoint(PointPainter& painter, QPointF at, const PointLook& look) const
{
    painter.drawRimmed(at, look);
}

std::vector<QRgb> ContourView::bandColours(const Theme& theme) const
{
    const auto& metric = columns()[2];
    std::vector<QRgb> colours;
    for (std::size_t band = 0; band <= contours_.levels.size(); ++band) {
        const double low = band == 0 ? metric.range.low : contours_.levels[band - 1];
        const double high = band == contours_.levels.size() ? metric.range.high : contours_.levels[band];
        colours.push_back(rampColour(shareOf(metric, low + (high - low) / 2), theme).rgb());
    }
    return colours;
}

double ContourView::legendWidth(const QRectF& area) const
{
    return area.width() < 340 ? 0 : colourBarWidth;
}

void ContourView::paintLegend(QPainter& painter, const QRectF& rect, const Theme& theme) const
{
    const auto& metric = columns()[2];
    const auto bands = bandColours(theme);
    const QRectF bar(rect.left(), rect.top(), rect.width(), std::min(rect.height() - 60, 260.0));
    const double bottom = paintColourBar(
        painter, bar, metric,
        [&](double at) {
            return contours_.field.isEmpty() ? rampColour(shareOf(metric, at), theme)
                                             : QColor(bands[contourBand(contours_.levels, at)]);
        },
        theme);
    if (contours_.field.isEmpty())
        return;
    const QRectF hatch(rect.left(), bottom + space::xs, swatch, swatch);
    paintHatch(painter, hatch, theme.borderStrong);
    painter.setPen(theme.borderStrong);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(hatch);
    painter.setFont(textFont(TextSize::Small));
    painter.setPen(theme.textMuted);
    painter.drawText(QRectF(hatch.right() + 6, hatch.top() - 3, rect.right() - hatch.right() - 6, 34),
                     Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, tr("no run near"));
}

void ContourView::paintBehind(QPainter& painter, const PointFrame& frame, const Theme& theme) const
{
    if (contours_.field.isEmpty() || frame.panels.empty())
        return;
    const auto& layout = frame.panels.front().layout;
    const QRectF plot = layout.plot;
    painter.save();
    painter.setClipRect(plot);
    paintHatch(painter, plot, theme.borderStrong);

    const auto bands = bandColours(theme);
    const double ratio = painter.device()->devicePixelRatioF();
    QImage ground((plot.size() * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    ground.fill(Qt::transparent);
    for (int row = 0; row < ground.height(); ++row) {
        auto* pixels = reinterpret_cast<QRgb*>(ground.scanLine(row));
        const double y = layout.fromY(plot.top() + (row + 0.5) / ratio);
        for (int column = 0; column < ground.width(); ++column) {
            const double value =
                contours_.field.valueAt(layout.fromX(plot.left() + (column + 0.5) / ratio), y);
            if (!std::isnan(value))
                pixels[column] = bands[contourBand(contours_.levels, value)];
        }
    }
    painter.drawImage(plot, ground);

    painter.setRenderHint(QPainter::Antialiasing);
    QColor ink = theme.surface;
    ink.setAlphaF(0.55F);
    painter.setPen(QPen(ink, 1));
    QList<QLineF> pieces;
    for (const auto& line : contours_.lines) {
        for (const auto& piece : line) {
            const std::array ends{layout.toPixel(piece.x1(), piece.y1()),
                                  layout.toPixel(piece.x2(), piece.y2())};
            clipPolyline(ends, plot, [&](std::span<const QPointF> part) {
                pieces.append({part.front(), part.back()});
            });
        }
    }
    painter.drawLines(pieces);
    painter.restore();
}

void ContourView::paintOver(QPainter& painter, const PointFrame& frame, const Theme& theme) const
{
    const auto why = noSurfaceText();
    if (why.isEmpty() || frame.panels.empty())
        return;
    const QRectF plot = frame.panels.front().layout.plot;
    const QFont font = textFont(TextSize::Small);
    const QFontMetricsF metrics(font);
    const QString text = metrics.elidedText(why, Qt::ElideRight, plot.width() - 2 * space::l);
    QRectF box(0, 0, metrics.horizontalAdvance(text) + 2 * space::s, metrics.height() + space::s);
    box.moveCenter({plot.center().x(), plot.top() + box.height() / 2 + space::s});
    painter.setPen(QPen(theme.border, 1));
    painter.setBrush(theme.raised);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.drawRoundedRect(box, 4, 4);
    painter.setFont(font);
    painter.setPen(theme.textMuted);
    painter.drawText(box, Qt::AlignCenter, text);
}

} // namespace ph
