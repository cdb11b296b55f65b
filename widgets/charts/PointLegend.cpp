#include "widgets/charts/PointLegend.h"

#include "widgets/charts/PlotAxes.h"
#include "widgets/charts/RunMarks.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace ph {

namespace {

constexpr double line = 18, keyWidth = 16, narrowest = 340;
constexpr qsizetype namedRuns = 12; // more than there are colours, and nobody reads the list

struct Key {
    RunLook look;
    QString text;
};

QString titleOf(const PointStyle& style)
{
    if (style.colour)
        return style.colour->key.name;
    return style.runs->groupBy ? style.runs->groupBy->name : QString();
}

std::vector<Key> keysOf(const PointStyle& style)
{
    std::vector<Key> keys;
    if (style.isRamp() && !style.runs->isGrouped())
        return keys;
    if (style.colour && !style.isRamp()) {
        for (qsizetype i = 0; i < style.colour->categories.size(); ++i)
            keys.push_back({categoryLook(i), style.colour->categories[i]});
    } else if (style.runs->isGrouped()) {
        for (const auto& group : style.runs->groups)
            keys.push_back({group.look, group.label});
    } else if (style.runs->names.size() <= namedRuns) {
        for (qsizetype i = 0; i < style.runs->names.size(); ++i)
            keys.push_back({style.runs->looks[std::size_t(i)], style.runs->names[i]});
    }
    return keys;
}

void paintTitle(QPainter& painter, const QRectF& rect, const QString& title, const Theme& theme)
{
    const QFont font = textFont(TextSize::Small, TextWeight::Medium);
    painter.setFont(font);
    painter.setPen(theme.textMuted);
    painter.drawText(QRectF(rect.left(), rect.top(), rect.width(), line), Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(font).elidedText(title.simplified(), Qt::ElideMiddle, rect.width()));
}

void paintKeyText(QPainter& painter, const QRectF& rect, const QString& text, const QColor& colour)
{
    const QFont font = textFont(TextSize::Small);
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(font).elidedText(text.simplified(), Qt::ElideMiddle, rect.width()));
}

double paintKeys(QPainter& painter, const QRectF& rect, const std::vector<Key>& keys, const PointStyle& style,
                 const Theme& theme)
{
    double y = rect.top();
    const auto room = std::size_t(std::max(1.0, std::floor(rect.height() / line)));
    const std::size_t shown = keys.size() <= room ? keys.size() : room - 1;
    for (std::size_t i = 0; i < shown; ++i, y += line) {
        // On a ramp the colour says the number, and only the marker says the group.
        const QColor colour = style.isRamp() ? theme.textMuted : theme.series(keys[i].look.colour);
        painter.setRenderHint(QPainter::Antialiasing);
        paintMarker(painter, {rect.left() + 5, y + line / 2}, keys[i].look.marker, 8, colour);
        paintKeyText(painter, {rect.left() + keyWidth, y, rect.width() - keyWidth, line}, keys[i].text,
                     theme.textMuted);
    }
    if (shown < keys.size()) {
        paintKeyText(
            painter, {rect.left() + keyWidth, y, rect.width() - keyWidth, line},
            QCoreApplication::translate("PointLegend", "%Ln more", nullptr, int(keys.size() - shown)),
            theme.textFaint);
        y += line;
    }
    return y;
}

double sizesHeight(const PointStyle& style)
{
    return style.size && style.size->range.valid() ? line + 3 * 28 : 0;
}

/// At most three round values, spread over the range.
std::vector<Tick> sizeTicks(const AxisColumn& column)
{
    std::vector<Tick> ticks = axisTicks({column.kind, column.range, {}, column.categories}, 4);
    std::erase_if(ticks, [&](const Tick& t) { return t.label.isEmpty() || !column.range.contains(t.at); });
    if (ticks.empty())
        ticks.push_back({column.range.high, axisText(column, column.range.high)});
    if (ticks.size() > 3)
        ticks = {ticks.front(), ticks[ticks.size() / 2], ticks.back()};
    return ticks;
}

void paintSizes(QPainter& painter, const QRectF& rect, const AxisColumn& column, const Theme& theme)
{
    paintTitle(painter, rect, QCoreApplication::translate("PointLegend", "Size: %1").arg(column.key.name),
               theme);
    double y = rect.top() + line;
    for (const Tick& tick : sizeTicks(column)) {
        const double at = tick.at;
        const double size = bubbleSize(column, at);
        const double height = std::max(line, size + 4);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme.textMuted, 1.25));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(QPointF(rect.left() + 16, y + height / 2), size / 2, size / 2);
        painter.setFont(digitFont(TextSize::Small));
        painter.setPen(theme.textMuted);
        painter.drawText(QRectF(rect.left() + 38, y, rect.width() - 38, height),
                         Qt::AlignLeft | Qt::AlignVCenter, tick.label);
        y += height;
    }
}

} // namespace

double pointLegendWidth(const PointStyle& style, const QRectF& area)
{
    if (area.width() < narrowest)
        return 0;
    double width = style.isRamp() || style.size ? colourBarWidth : 0;
    const QFontMetricsF metrics(textFont(TextSize::Small));
    for (const auto& key : keysOf(style))
        width = std::max(width, metrics.horizontalAdvance(key.text.left(60).simplified()) + keyWidth + 6);
    return std::min(width, std::min(180.0, area.width() / 4));
}

void paintPointLegend(QPainter& painter, const QRectF& rect, const PointStyle& style, const Theme& theme)
{
    double y = rect.top();
    const double sizes = sizesHeight(style);
    if (style.isRamp()) {
        const double most = std::min(rect.height() - sizes, 200.0);
        y = paintColourBar(
            painter, QRectF(rect.left(), y, rect.width(), most), *style.colour,
            [&](double at) { return rampColour(shareOf(*style.colour, at), theme); }, theme);
        if (style.colour->left.total() > 0) {
            painter.setRenderHint(QPainter::Antialiasing);
            paintMarker(painter, {rect.left() + 5, y + line / 2}, 6, 8, theme.textFaint);
            paintKeyText(painter, {rect.left() + keyWidth, y, rect.width() - keyWidth, line},
                         QCoreApplication::translate("PointLegend", "no value"), theme.textMuted);
            y += line;
        }
        y += space::s;
    }
    if (const auto keys = keysOf(style); !keys.empty()) {
        const auto title = style.isRamp() ? style.runs->groupBy->name : titleOf(style);
        if (!title.isEmpty()) {
            paintTitle(painter, {rect.left(), y, rect.width(), line}, title, theme);
            y += line;
        }
        const double room = rect.bottom() - sizes - y;
        if (room >= line)
            y = paintKeys(painter, {rect.left(), y, rect.width(), room}, keys, style, theme);
        y += space::s;
    }
    if (sizes > 0 && y + sizes <= rect.bottom() + space::s)
        paintSizes(painter, {rect.left(), y, rect.width(), sizes}, *style.size, theme);
}

double paintColourBar(QPainter& painter, const QRectF& rect, const AxisColumn& column,
                      const std::function<QColor(double)>& colourAt, const Theme& theme)
{
    paintTitle(painter, rect, column.key.name, theme);
    const PlotAxis axis{column.kind, column.range, {}, column.categories};
    const QRectF bar(rect.left(), rect.top() + line + 4, 12, rect.height() - line - 4 - space::s);
    if (!axis.range.valid() || bar.height() < 20)
        return rect.top() + line;
    painter.setRenderHint(QPainter::Antialiasing, false);
    const int rows = int(bar.height());
    for (int row = 0; row < rows; ++row) {
        const double at = axis.range.high - axis.range.span() * (row + 0.5) / rows;
        painter.fillRect(QRectF(bar.left(), bar.top() + row, bar.width(), 1), colourAt(at));
    }
    painter.setFont(digitFont(TextSize::Small));
    const QFontMetricsF metrics(painter.font());
    for (const Tick& tick : axisTicks(axis, std::max(2, rows / 32))) {
        if (tick.label.isEmpty() || !axis.range.contains(tick.at))
            continue;
        const double y = axis.range.span() > 0
                             ? bar.bottom() - (tick.at - axis.range.low) / axis.range.span() * bar.height()
                             : bar.center().y();
        painter.setPen(theme.borderStrong);
        painter.drawLine(QPointF(bar.right(), y), QPointF(bar.right() + 4, y));
        painter.setPen(theme.textMuted);
        const double width = rect.right() - bar.right() - 7;
        painter.drawText(QRectF(bar.right() + 7, y - 9, width, 18), Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(tick.label, Qt::ElideRight, width));
    }
    return bar.bottom() + space::s;
}

} // namespace ph
