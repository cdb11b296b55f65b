#include "widgets/charts/ParallelPicture.h"

#include "models/charts/Ticks.h"
#include "widgets/charts/PlotAxes.h"
#include "widgets/charts/RunMarks.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace ph {

namespace {

constexpr double narrowSlot = 60;           // below this width only the ends of an axis are labelled
constexpr double labelMost = 84;            // width of a tick's label
constexpr std::size_t mostEmphasised = 100; // runs of a hovered group: all of a thousand would take a frame

std::vector<Tick> ticksOf(const ParallelCoordinates& geometry, std::size_t index, double length)
{
    const auto& column = geometry.axis(index);
    const auto range = geometry.range(index);
    if (!column.range.valid())
        return {};
    if (!std::isfinite(range.span()))
        return {{range.low, axisText(column, range.low)}, {range.high, axisText(column, range.high)}};
    auto ticks =
        axisTicks({column.kind, range, column.key.name, column.categories}, std::max(2, int(length / 44)));
    const auto labelled =
        std::count_if(ticks.begin(), ticks.end(), [](const Tick& tick) { return !tick.label.isEmpty(); });
    if (labelled < 2 && column.kind == AxisKind::Logarithmic && column.range.span() > 0) {
        // About one decade: its ends say more than one round number.
        ticks.clear();
        for (const double end : {column.range.low, column.range.high})
            ticks.push_back({end, QLocale().toString(std::pow(10, end), 'g', 2)});
    }
    return ticks;
}

/// Text on a plate of the surface's colour, so that no line runs through it.
void paintPlate(QPainter& painter, const QRectF& rect, Qt::Alignment alignment, const QString& text,
                const QColor& plate, const QColor& ink)
{
    const QFontMetricsF metrics(painter.font());
    const auto elide = rect.width() < narrowSlot ? Qt::ElideRight : Qt::ElideMiddle;
    const QString shown = metrics.elidedText(text.simplified(), elide, rect.width() - 4);
    const double width = metrics.horizontalAdvance(shown) + 4;
    QRectF box(rect.left(), rect.center().y() - 7, width, 14);
    if (alignment & Qt::AlignRight)
        box.moveRight(rect.right());
    else if (alignment & Qt::AlignHCenter)
        box.moveCenter(rect.center());
    painter.setPen(Qt::NoPen);
    painter.setBrush(plate);
    painter.drawRoundedRect(box, 3, 3);
    painter.setPen(ink);
    painter.drawText(box, Qt::AlignCenter, shown);
}

QColor withAlpha(QColor colour, double alpha)
{
    colour.setAlphaF(float(alpha));
    return colour;
}

void paintTicks(QPainter& painter, const ParallelPlot& plot, const ParallelLayout& layout, std::size_t index,
                const Theme& theme)
{
    const double x = layout.x[index];
    auto ticks = ticksOf(plot.geometry, index, layout.bottom - layout.top);
    std::erase_if(ticks, [](const Tick& tick) { return tick.label.isEmpty(); });
    if (layout.slot < narrowSlot && ticks.size() > 2)
        ticks = {ticks.front(), ticks.back()};
    const double width = std::min(labelMost, layout.slot - 14);
    const bool categories = plot.geometry.axis(index).kind == AxisKind::Category;
    double lastY = -1e9;
    for (const Tick& tick : ticks) {
        const double y = layout.toY(plot.geometry.heightOf(index, tick.at));
        if (y < layout.top - 1 || y > layout.bottom + 1)
            continue;
        painter.setPen(QPen(theme.borderStrong, 1));
        if (!categories)
            painter.drawLine(QPointF(x - 4, y), QPointF(x, y));
        if (std::abs(y - lastY) < 13)
            continue;
        lastY = y;
        paintPlate(painter, {x - width - 5, y - 8, width, 16}, Qt::AlignRight, tick.label,
                   withAlpha(theme.surface, 0.85), theme.textMuted);
    }
}

} // namespace

void paintParallelAxes(QPainter& painter, const ParallelPlot& plot, const ParallelLayout& layout,
                       const Theme& theme)
{
    painter.setRenderHint(QPainter::Antialiasing);
    const auto& geometry = plot.geometry;
    const QFont words = textFont(TextSize::Small, TextWeight::Medium), small = textFont(TextSize::Small);
    const QFont digits = digitFont(TextSize::Small);
    const QFontMetricsF metrics(words);
    for (std::size_t i = 0; i < geometry.axisCount(); ++i) {
        const double x = layout.x[i];
        painter.setPen(QPen(theme.outline, 1.4));
        painter.drawLine(QPointF(x, layout.top), QPointF(x, layout.bottom));
        painter.setFont(digits);
        paintTicks(painter, plot, layout, i, theme);

        const auto& column = geometry.axis(i);
        painter.setFont(small);
        if (!column.range.valid())
            paintPlate(painter, {x - layout.slot / 2, layout.top + 4, layout.slot - 4, 16}, Qt::AlignHCenter,
                       QCoreApplication::translate("ParallelView", "no values"), theme.surface,
                       theme.textMuted);
        if (layout.noValue && column.left.total() > 0) {
            painter.setPen(QPen(theme.outline, 1.4, Qt::DotLine));
            painter.drawLine(QPointF(x, layout.bottom), QPointF(x, *layout.noValue));
            painter.setPen(QPen(theme.outline, 1.4));
            painter.setBrush(theme.surface);
            painter.drawEllipse(QPointF(x, *layout.noValue), 3, 3);
            const double width = std::min(labelMost, layout.slot - 14);
            const auto count = QLocale().toString(qulonglong(column.left.total()));
            paintPlate(painter, {x - width - 6, *layout.noValue - 8, width, 16}, Qt::AlignRight,
                       layout.slot < narrowSlot
                           ? count
                           : QCoreApplication::translate("ParallelView", "%Ln no value", nullptr,
                                                         int(column.left.total())),
                       withAlpha(theme.surface, 0.85), theme.textMuted);
        }
        painter.setFont(words);
        painter.setPen(theme.text);
        const auto& name = layout.names[i];
        painter.drawText(name, Qt::AlignCenter,
                         metrics.elidedText(column.key.name.simplified(), Qt::ElideMiddle, name.width() - 6));
        if (const auto note = axisNote(geometry, i); !note.isEmpty()) {
            painter.setFont(small);
            painter.setPen(theme.textMuted);
            painter.drawText(
                QRectF(x - layout.slot / 2, layout.notes, layout.slot, ParallelLayout::noteHeight),
                Qt::AlignCenter, QFontMetricsF(small).elidedText(note, Qt::ElideRight, layout.slot - 4));
        }
    }
}

void paintBrushes(QPainter& painter, const ParallelPlot& plot, const ParallelLayout& layout,
                  const Theme& theme)
{
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < plot.geometry.axisCount(); ++i) {
        const auto& brushes = plot.geometry.brushes(i);
        const double x = layout.x[i];
        painter.setPen(QPen(theme.accent, 1.4));
        for (const auto& range : brushes.ranges) {
            const double a = layout.toY(plot.geometry.heightOf(i, range.low));
            const double b = layout.toY(plot.geometry.heightOf(i, range.high));
            const QRectF box = QRectF(QPointF(x - 6, a), QPointF(x + 6, b)).normalized();
            painter.setBrush(withAlpha(theme.accent, 0.28));
            painter.drawRoundedRect(box, 3, 3);
            painter.setBrush(theme.accent);
            for (const double y : {box.top(), box.bottom()})
                painter.drawRoundedRect(QRectF(x - 7, y - 1.5, 14, 3), 1.5, 1.5); // what resizes it
        }
        if (brushes.missing == AxisBrushes::Missing::Inside && layout.noValue) {
            painter.setBrush(withAlpha(theme.accent, 0.28));
            painter.drawEllipse(QPointF(x, *layout.noValue), 7, 7);
        }
    }
}

void paintColourBar(QPainter& painter, const ParallelPlot& plot, const ParallelLayout& layout,
                    const Theme& theme)
{
    if (!plot.colour || layout.colourBar.isNull())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    const auto& column = *plot.colour;
    const QFont words = textFont(TextSize::Small, TextWeight::Medium), digits = digitFont(TextSize::Small);
    const QRectF& room = layout.colourBar;
    painter.setFont(words);
    painter.setPen(theme.text);
    const QFontMetricsF wordMetrics(words);
    painter.drawText(
        QRectF(room.left() + space::xs, room.top(), room.width() - space::xs, ParallelLayout::nameHeight),
        Qt::AlignLeft | Qt::AlignVCenter,
        wordMetrics.elidedText(column.key.name.simplified(), Qt::ElideMiddle, room.width() - space::xs));
    painter.setFont(digits);
    const QFontMetricsF metrics(digits);
    const QRectF bar(room.left() + space::s, layout.top, 10, layout.bottom - layout.top);
    const double labelLeft = bar.right() + 6, labelWidth = room.right() - labelLeft;
    const auto label = [&](double y, const QString& text) {
        painter.setPen(theme.textMuted);
        painter.drawText(QRectF(labelLeft, y - 8, labelWidth, 16), Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(text.simplified(), Qt::ElideMiddle, labelWidth));
    };
    painter.setPen(Qt::NoPen);
    if (column.kind == AxisKind::Category) {
        const double step =
            std::min(18.0, bar.height() / double(std::max<qsizetype>(1, column.categories.size())));
        for (qsizetype i = 0; i < column.categories.size(); ++i) {
            const double y = bar.top() + step * (double(i) + 0.5);
            painter.setPen(Qt::NoPen);
            painter.setBrush(theme.series(int(i)));
            painter.drawRect(QRectF(bar.left(), y - std::min(5.0, step / 2), 10, std::min(10.0, step)));
            if (step >= 13)
                label(y, column.categories[i]);
        }
    } else if (column.range.valid()) {
        QLinearGradient ramp(bar.bottomLeft(), bar.topLeft());
        for (int i = 0; i <= 10; ++i)
            ramp.setColorAt(i / 10.0, rampColour(i / 10.0, theme));
        painter.setBrush(ramp);
        painter.drawRect(bar);
        const double span = column.range.span();
        label(bar.bottom(), axisText(column, column.range.low));
        if (span > 0) {
            label(bar.center().y(), axisText(column, column.range.low / 2 + column.range.high / 2));
            label(bar.top(), axisText(column, column.range.high));
        }
    }
    if (column.left.total() > 0 && layout.noValue) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.unknown);
        painter.drawRect(QRectF(bar.left(), *layout.noValue - 5, 10, 10));
        label(*layout.noValue, QCoreApplication::translate("ParallelView", "no value"));
    }
}

void paintFoot(QPainter& painter, const ParallelPlot& plot, const ParallelLayout& layout, const QString& text,
               const Theme& theme)
{
    const QFont font = textFont(TextSize::Small);
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    const QRectF& foot = layout.foot;
    const QString said = metrics.elidedText(text.simplified(), Qt::ElideRight, foot.width() * 0.6);
    painter.setPen(theme.textMuted);
    painter.drawText(foot, Qt::AlignLeft | Qt::AlignVCenter, said);
    if (plot.colour || !plot.runs || !plot.runs->isGrouped())
        return;
    double right = foot.right();
    const double least = foot.left() + metrics.horizontalAdvance(said) + space::l;
    for (auto place = plot.runs->groups.size(); place-- > 0;) {
        const auto* group = &plot.runs->groups[place];
        const QString name = metrics.elidedText(group->label.simplified(), Qt::ElideMiddle, 110);
        const double width = metrics.horizontalAdvance(name) + 30;
        if (right - width < least)
            break;
        paintLookKey(painter, QRectF(right - width, foot.center().y() - 5, 22, 10), group->look, theme);
        painter.setPen(theme.textMuted);
        painter.drawText(QRectF(right - width + 26, foot.top(), width - 24, foot.height()),
                         Qt::AlignLeft | Qt::AlignVCenter, name);
        right -= width + space::m;
    }
}

void paintEmphasised(QPainter& painter, const ParallelPlot& plot, const ParallelLayout& layout,
                     std::span<const std::uint32_t> places, const Theme& theme)
{
    painter.setRenderHint(QPainter::Antialiasing);
    const auto& geometry = plot.geometry;
    painter.setBrush(Qt::NoBrush);
    for (const auto place : places.first(std::min(places.size(), mostEmphasised))) {
        const auto line = parallelLine(plot, layout, place);
        if (places.size() == 1) {
            painter.setPen(QPen(theme.surface, 6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter.drawPolyline(line);
        }
        painter.setPen(QPen(plot.colourOf(place, theme), 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(line);
    }
    if (places.size() != 1)
        return;
    const auto place = places.front();
    painter.setFont(digitFont(TextSize::Small));
    for (std::size_t axis = 0; axis < geometry.axisCount(); ++axis) {
        const auto& column = geometry.axis(axis);
        const QString value = column.has(place) ? axisText(column, column.at[place])
                                                : QCoreApplication::translate("ParallelView", "no value");
        const double y = layout.yOf(plot.heights[axis][place]);
        const double width = std::clamp(layout.slot - 2, narrowSlot, 120.0);
        paintPlate(painter, {layout.x[axis] - width / 2, y - 18, width, 16}, Qt::AlignHCenter, value,
                   theme.text, theme.surface);
    }
}

} // namespace ph
