#include "widgets/charts/ChartFigure.h"

#include "widgets/charts/OrdinaryChart.h"
#include "widgets/charts/PictureNote.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <span>

namespace ph {

namespace {

constexpr double figureTitleRoom = 26, panelNameRoom = 18;
constexpr double paleness = 0.20, barPaleness = 0.42;
constexpr double roomForSeveral = 170; // pixels from top to bottom

/// A name at every position that has room for it.
std::vector<Tick> placeTicks(const QStringList& places, const PlotLayout& layout)
{
    constexpr double longest = 150, between = 14;
    const QFontMetricsF metrics(digitFont(TextSize::Small));
    double widest = 0;
    for (const auto& name : places)
        widest = std::max(widest, std::min(longest, metrics.horizontalAdvance(name.simplified())));
    const double slot = layout.plot.width() / layout.x.range.span();
    const auto apart = std::max<qsizetype>(1, qsizetype(std::ceil((widest + between) / slot)));
    std::vector<Tick> ticks;
    for (qsizetype i = 0; i < places.size(); i += apart)
        ticks.push_back({double(i), metrics.elidedText(places[i].simplified(), Qt::ElideMiddle, longest)});
    return ticks;
}

/// One layout a panel; the x axis belongs to the last one.
std::vector<PlotLayout> layOutPanels(const ChartFigure& figure, const QRectF& area)
{
    const bool several = figure.panels.size() > 1 && area.height() >= roomForSeveral;
    const std::span panels(figure.panels.data(), several ? figure.panels.size() : 1);
    double shares = 0;
    for (const auto& panel : panels)
        shares += panel.share;
    std::vector<PlotLayout> layouts;
    double top = area.top(), left = 0;
    for (const auto& panel : panels) {
        constexpr double axisBelow = 20; // what the axis of a last one takes is the panel's of others
        const bool last = &panel == &panels.back();
        const double height = area.height() * panel.share / shares,
                     above = several ? panelNameRoom - space::s : 0;
        PlotAxis y = panel.y;
        if (several)
            y.name.clear(); // stands above its panel
        const QRectF own(area.left(), top + above, area.width(), height - above + (last ? 0 : axisBelow));
        layouts.push_back(layOutPlot(figure.x, y, own, last ? AxisNames::Show : AxisNames::Hide));
        constexpr double low = 40;
        if (layouts.back().plot.height() < low)
            layouts.back().yTicks = axisTicks(layouts.back().y, 1);
        left = std::max(left, layouts.back().plot.left());
        top += height;
    }
    for (auto& layout : layouts) {
        layout.plot.setLeft(left);
        if (!figure.places.isEmpty())
            layout.xTicks = placeTicks(figure.places, layout);
        if (&layout != &layouts.back()) {
            for (auto& tick : layout.xTicks)
                tick.label.clear();
        }
    }
    return layouts;
}

QColor pale(QColor colour, double alpha = paleness)
{
    colour.setAlphaF(float(alpha));
    return colour;
}

void paintAreas(QPainter& painter, const FigurePanel& panel, const PlotLayout& layout, const Theme& theme)
{
    for (const auto& area : panel.areas) {
        QPolygonF outline;
        for (const auto& point : area.outline)
            outline << layout.toPixel(point.x(), point.y());
        painter.setPen(Qt::NoPen);
        painter.setBrush(pale(theme.series(area.look.colour)));
        painter.drawPolygon(outline);
    }
}

void paintBars(QPainter& painter, const FigureBars& bars, const PlotLayout& layout, const QRectF& area,
               const Theme& theme)
{
    OrdinaryChart chart;
    chart.layout = layout;
    chart.bars.orientation = bars.orientation;
    chart.bars.first = bars.first;
    chart.bars.distance = bars.distance;
    chart.bars.share = bars.share;
    for (const auto& layer : bars.layers) {
        const QColor colour = theme.series(layer.look.colour);
        const bool isPale = layer.fill == FigureBars::Layer::Fill::Pale;
        chart.bars.layers.push_back({isPale ? pale(colour, barPaleness) : colour, layer.lengths});
    }
    paintOrdinaryMarks(painter, chart, area);
}

void paintBoxes(QPainter& painter, const FigurePanel& panel, const PlotLayout& layout, const QRectF& area,
                const Theme& theme)
{
    if (panel.boxes.empty())
        return;
    constexpr double widest = 48;
    const QColor line = theme.series(panel.boxLook.colour);
    const double slot = layout.plot.width() / layout.x.range.span();
    const double width = std::min(0.6 * slot, widest);
    OrdinaryChart chart;
    chart.layout = layout;
    chart.boxShare = width / slot;
    for (const auto& box : panel.boxes) {
        // One that is nowhere keeps the places of the others.
        const double nowhere = layout.y.range.low - 10 * layout.y.range.span();
        chart.boxes.push_back(
            box.isFinite() ? OrdinaryBox{box.low, box.q1, box.median, box.q3, box.high, line, pale(line)}
                           : OrdinaryBox{nowhere, nowhere, nowhere, nowhere, nowhere, line, {}});
    }
    paintOrdinaryMarks(painter, chart, area);
    // Qt Charts draws every line of a box alike; the median is what is looked for.
    painter.setPen(QPen(line, 3, Qt::SolidLine, Qt::FlatCap));
    for (std::size_t i = 0; i < panel.boxes.size(); ++i) {
        if (!panel.boxes[i].isFinite())
            continue;
        const QPointF at = layout.toPixel(double(i), panel.boxes[i].median);
        painter.drawLine(at - QPointF(width / 2, 0), at + QPointF(width / 2, 0));
    }
}

void paintFigureLine(QPainter& painter, const FigureLine& line, const PlotLayout& layout, const Theme& theme)
{
    const QColor colour = theme.series(line.look.colour);
    QPen pen(colour, line.width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    if (const auto dashes = dashPattern(line.look.dash); !dashes.isEmpty())
        pen.setDashPattern(dashes);
    QPolygonF part;
    const auto draw = [&] {
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(part);
        // A point between gaps has no line.
        if (line.marks == FigureLine::Marks::Shown || part.size() == 1) {
            for (const auto& point : part)
                paintMarker(painter, point, line.look.marker, 7, colour);
        }
        part.clear();
    };
    for (const auto& point : line.points) {
        if (std::isfinite(point.x()) && std::isfinite(point.y()))
            part << layout.toPixel(point.x(), point.y());
        else
            draw();
    }
    draw();
}

void paintNote(QPainter& painter, const FigureNote& note, const PlotLayout& layout, const Theme& theme)
{
    const QPointF from = layout.toPixel(note.line.x1(), note.line.y1());
    const QPointF to = layout.toPixel(note.line.x2(), note.line.y2());
    painter.setPen(QPen(theme.text, 2, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(from, to);
    for (const auto& end : {from, to})
        painter.drawLine(end - QPointF(4, 0), end + QPointF(4, 0));
    const QFont font = textFont(TextSize::Small, TextWeight::Medium);
    const QFontMetricsF metrics(font);
    const double width = metrics.horizontalAdvance(note.text);
    const QPointF middle = (from + to) / 2;
    const bool onTheRight = middle.x() + width + 12 < layout.plot.right();
    QRectF box(onTheRight ? middle.x() + 8 : middle.x() - 8 - width, middle.y() - metrics.height() / 2, width,
               metrics.height());
    box.moveLeft(std::max(box.left(), layout.plot.left() + 2));
    QColor behind = theme.surface;
    behind.setAlphaF(0.85F);
    painter.fillRect(box.adjusted(-3, -1, 3, 1), behind);
    painter.setFont(font);
    painter.setPen(theme.text);
    painter.drawText(box, Qt::AlignCenter | Qt::TextSingleLine | Qt::TextDontClip, note.text);
}

void paintPanelName(QPainter& painter, const FigurePanel& panel, const PlotLayout& layout, const Theme& theme)
{
    const QRectF line(layout.plot.left(), layout.plot.top() - panelNameRoom, layout.plot.width(),
                      panelNameRoom - 2);
    painter.setFont(textFont(TextSize::Small));
    painter.setPen(theme.textFaint);
    painter.drawText(
        line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        QFontMetricsF(painter.font())
            .elidedText(QStringLiteral("↑ ") + panel.y.name.simplified(), Qt::ElideRight, line.width()));
}

RunMark markOf(const FigureReading& reading, const std::vector<PlotLayout>& layouts)
{
    const PlotLayout& first = layouts.front();
    const QRectF all(first.plot.topLeft(), layouts.back().plot.bottomRight());
    if (reading.x.valid() && reading.y.valid() && reading.x.span() <= 0 && reading.y.span() <= 0) {
        const QPointF at = first.toPixel(reading.x.low, reading.y.low);
        return {RunMark::Shape::Point, QRectF(at - QPointF(3.5, 3.5), QSizeF(7, 7)), {}, reading.text, {}};
    }
    QRectF area = all;
    if (reading.x.valid()) {
        area.setLeft(first.toX(reading.x.low));
        area.setRight(first.toX(reading.x.high));
    }
    if (reading.y.valid()) {
        area.setTop(first.toY(reading.y.high));
        area.setBottom(first.toY(reading.y.low));
    }
    return {RunMark::Shape::Block, area & all, {}, reading.text, {}};
}

} // namespace

bool FigureBox::isFinite() const
{
    return std::isfinite(low) && std::isfinite(q1) && std::isfinite(median) && std::isfinite(q3) &&
           std::isfinite(high);
}

std::vector<RunMark> paintFigure(QPainter& painter, const ChartFigure& figure, const QRectF& area,
                                 const Theme& theme, FigureTitle title)
{
    QRectF rest = area;
    if (title == FigureTitle::Show) {
        painter.setFont(textFont(TextSize::Body, TextWeight::Medium));
        painter.setPen(theme.text);
        const QRectF line(area.left() + space::m, area.top() + space::xs, area.width() - 2 * space::m,
                          figureTitleRoom - space::xs);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         QFontMetricsF(painter.font())
                             .elidedText(figure.title.simplified(), Qt::ElideMiddle, line.width()));
        rest = paintPictureNote(painter, area.adjusted(0, figureTitleRoom, 0, 0), figure.remark, theme);
    }
    if (figure.isEmpty()) {
        paintNothing(painter, figure.nothing, rest, theme);
        return {};
    }
    rest = paintLegend(painter, figure.legend, rest, theme);
    const auto layouts = layOutPanels(figure, rest);
    for (std::size_t i = 0; i < layouts.size(); ++i) {
        const auto& panel = figure.panels[i];
        const auto& layout = layouts[i];
        painter.save();
        paintAxes(painter, layout, theme, i + 1 == layouts.size() ? AxisNames::Show : AxisNames::Hide);
        if (layouts.size() > 1)
            paintPanelName(painter, panel, layout, theme);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setClipRect(layout.plot.adjusted(-1, -1, 1, 1), Qt::IntersectClip);
        paintAreas(painter, panel, layout, theme);
        for (const auto& bars : panel.bars)
            paintBars(painter, bars, layout, rest, theme);
        paintBoxes(painter, panel, layout, rest, theme);
        for (const auto& line : panel.lines)
            paintFigureLine(painter, line, layout, theme);
        for (const auto& note : panel.notes)
            paintNote(painter, note, layout, theme);
        painter.restore();
    }
    std::vector<RunMark> marks;
    for (const auto& reading : figure.readings)
        marks.push_back(markOf(reading, layouts));
    return marks;
}

ChartTable tableOf(const QStringList& header, const QList<QStringList>& rows)
{
    return {header, rows.size(), [rows](qsizetype row) { return rows[row]; }};
}

} // namespace ph
