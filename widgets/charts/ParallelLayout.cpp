#include "widgets/charts/ParallelLayout.h"

#include "widgets/charts/RunMarks.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <cmath>

namespace ph {

namespace {

constexpr double footHeight = 24;
constexpr double noValueRoom = 26;     // below the axes
constexpr double narrowName = 92;      // below this width names stand in two rows
constexpr double colourBarRoom = 78;   // with its labels
constexpr double singleStroke = 32;    // half the length of a level stroke on a single axis
constexpr std::size_t dashedMost = 48; // lines; more of them would only flicker

/// Bit (column mod 32) of a dash: its pattern in pixels of x, so that it repeats without a seam.
std::uint32_t dashBits(int dash)
{
    switch (dash % runDashes) {
    case 1:
        return 0x03ff03ff; // 10 on, 6 off
    case 2:
        return 0x33333333; // 2 on, 2 off
    case 3:
        return 0x0c0fffff; // 20 on, 6 off, 2 on, 4 off
    default:
        return ~0U;
    }
}

} // namespace

void ParallelPlot::takeHeights()
{
    heights.clear();
    for (std::size_t axis = 0; axis < geometry.axisCount(); ++axis)
        heights.push_back(geometry.heights(axis));
}

QColor ParallelPlot::colourOf(std::uint32_t place, const Theme& theme) const
{
    if (!colour)
        return theme.series(runs->look(place).colour);
    if (!colour->has(place))
        return theme.unknown;
    const double at = colour->at[place];
    if (colour->kind == AxisKind::Category)
        return theme.series(int(at));
    const double span = colour->range.span();
    return rampColour(span > 0 ? (at - colour->range.low) / span : 1, theme);
}

std::optional<std::size_t> ParallelLayout::axisAt(double px, double reach) const
{
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (std::abs(px - x[i]) <= reach && (!best || std::abs(px - x[i]) < std::abs(px - x[*best])))
            best = i;
    }
    return best;
}

ParallelLayout layOutParallel(const ParallelPlot& plot, const QRectF& area)
{
    ParallelLayout layout;
    const auto& geometry = plot.geometry;
    const auto count = geometry.axisCount();
    QRectF inner = area.adjusted(space::s, space::xs, -space::s, -2);
    layout.foot = QRectF(inner.left(), inner.bottom() - footHeight, inner.width(), footHeight);
    inner.setBottom(layout.foot.top());
    if (plot.colour) {
        layout.colourBar = QRectF(inner.right() - colourBarRoom, inner.top(), colourBarRoom, inner.height());
        inner.setRight(layout.colourBar.left());
    }
    if (count == 0) {
        layout.lines = inner;
        layout.top = inner.top();
        layout.bottom = inner.bottom();
        return layout;
    }
    bool notes = false, missing = false;
    for (std::size_t i = 0; i < count; ++i) {
        notes = notes || !axisNote(geometry, i).isEmpty();
        missing = missing || geometry.axis(i).left.total() > 0;
    }
    const double left = std::min(64.0, inner.width() / double(2 * count));
    const double right = std::min(36.0, inner.width() / double(2 * count));
    const double width = inner.width() - left - right;
    layout.slot = count > 1 ? width / double(count - 1) : inner.width();
    const bool twoRows = layout.slot < narrowName && count > 2;
    const QFontMetricsF metrics(textFont(TextSize::Small, TextWeight::Medium));
    double y = inner.top();
    for (std::size_t i = 0; i < count; ++i) {
        const double x = count > 1 ? inner.left() + left + layout.slot * double(i) : inner.center().x();
        layout.x.push_back(std::round(x) + 0.5);
        // Over its axis; at the edges of the chart pushed inwards rather than cut.
        const double half = (twoRows ? 2 : 1) * layout.slot / 2 - 4;
        const double from = std::max(inner.left(), x - half), to = std::min(inner.right(), x + half);
        const double wanted = metrics.horizontalAdvance(geometry.axis(i).key.name.simplified()) + 10;
        const double room = std::min(to - from, std::max(24.0, wanted));
        layout.names.emplace_back(std::clamp(x - room / 2, from, to - room),
                                  y + (twoRows && i % 2 ? ParallelLayout::nameHeight : 0), room,
                                  ParallelLayout::nameHeight);
    }
    y += ParallelLayout::nameHeight * (twoRows ? 2 : 1);
    if (notes) {
        layout.notes = y;
        y += ParallelLayout::noteHeight;
    }
    layout.top = std::round(y + 8) + 0.5;
    layout.bottom =
        std::max(layout.top + 20, std::round(inner.bottom() - 8 - (missing ? noValueRoom : 0)) + 0.5);
    if (missing)
        layout.noValue = layout.bottom + noValueRoom - 6;
    const double edge = count > 1 ? 0 : singleStroke;
    layout.lines = QRectF(
        QPointF(std::floor(layout.x.front() - edge), std::floor(layout.top - 3)),
        QPointF(std::ceil(layout.x.back() + edge), std::ceil(layout.noValue.value_or(layout.bottom) + 4)));
    return layout;
}

LineBundle parallelLines(const ParallelPlot& plot, const ParallelLayout& layout, const Theme& theme,
                         double pixelRatio)
{
    LineBundle bundle;
    const auto& geometry = plot.geometry;
    const auto place = [&](double x, const std::vector<double>& heights) {
        bundle.x.push_back(float((x - layout.lines.left()) * pixelRatio));
        auto& y = bundle.y.emplace_back();
        y.reserve(heights.size());
        for (const double height : heights)
            y.push_back(float((layout.yOf(height) - layout.lines.top()) * pixelRatio));
    };
    for (std::size_t axis = 0; axis < geometry.axisCount(); ++axis) {
        if (geometry.axisCount() == 1) {
            place(layout.x[axis] - singleStroke, plot.heights[axis]);
            place(layout.x[axis] + singleStroke, plot.heights[axis]);
        } else {
            place(layout.x[axis], plot.heights[axis]);
        }
    }
    const auto count = std::uint32_t(geometry.lineCount());
    bundle.rgb.reserve(count);
    for (std::uint32_t line = 0; line < count; ++line)
        bundle.rgb.push_back(plot.colourOf(line, theme).rgb() & 0xffffffU);
    if (!plot.colour && count <= dashedMost) {
        for (std::uint32_t line = 0; line < count; ++line)
            bundle.dash.push_back(dashBits(plot.runs->look(line).dash));
    }
    return bundle;
}

double lineOpacity(std::size_t lines)
{
    const double crowd = std::log10(std::max(1.0, double(lines) / 20)) / 2; // 0 at 20 lines, 1 at 2,000
    return 0.9 - 0.62 * std::min(1.0, crowd);
}

QPolygonF parallelLine(const ParallelPlot& plot, const ParallelLayout& layout, std::uint32_t place)
{
    QPolygonF line;
    const auto axes = plot.geometry.axisCount();
    for (std::size_t axis = 0; axis < axes; ++axis) {
        const double y = layout.yOf(plot.heights[axis][place]);
        if (axes == 1)
            line << QPointF(layout.x[axis] - singleStroke, y) << QPointF(layout.x[axis] + singleStroke, y);
        else
            line << QPointF(layout.x[axis], y);
    }
    return line;
}

QString axisNote(const ParallelCoordinates& geometry, std::size_t axis)
{
    const bool log = geometry.axis(axis).kind == AxisKind::Logarithmic;
    if (geometry.direction(axis) == ParallelCoordinates::Direction::Upwards)
        return log ? QCoreApplication::translate("ParallelView", "log") : QString();
    return log ? QCoreApplication::translate("ParallelView", "log, reversed")
               : QCoreApplication::translate("ParallelView", "reversed");
}

} // namespace ph
