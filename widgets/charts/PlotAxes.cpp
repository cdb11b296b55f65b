#include "widgets/charts/PlotAxes.h"

#include "models/charts/ValueRange.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace ph {

namespace {

constexpr double labelRoom = 20; // below the plot, for the labels of x
constexpr double nameRoom = 16;
constexpr double longestTick = 110;

/// Categories are words; digits of one width would make them strange.
QFont labelFont(const PlotAxis& axis)
{
    return axis.kind == AxisKind::Category ? textFont(TextSize::Small) : digitFont(TextSize::Small);
}

QString saidName(const PlotAxis& axis)
{
    const QString name = axis.name.simplified();
    return axis.kind == AxisKind::Logarithmic && !name.isEmpty()
               ? QCoreApplication::translate("CurveChart", "%1 (log)").arg(name)
               : name;
}

QString xName(const PlotLayout& layout)
{
    const auto name = saidName(layout.x);
    return name.isEmpty() ? QString() : name + QStringLiteral(" →");
}

QString yName(const PlotLayout& layout)
{
    const auto name = saidName(layout.y);
    return name.isEmpty() ? QString() : QStringLiteral("↑ ") + name;
}

constexpr double betweenNames = 12;

ChartRange drawable(ChartRange range)
{
    if (!range.valid())
        return {0, 1};
    return range.span() > 0 ? range : ChartRange{range.low - 0.5, range.high + 0.5};
}

} // namespace

PlotAxis plotAxis(const AxisColumn& column)
{
    PlotAxis axis{column.kind, column.range, column.key.name, column.categories};
    if (column.kind == AxisKind::Category)
        axis.range = {column.range.low - 0.5, column.range.high + 0.5};
    else if (column.range.valid())
        axis.range = padded(column.range);
    return axis;
}

std::vector<Tick> axisTicks(const PlotAxis& axis, int wanted)
{
    switch (axis.kind) {
    case AxisKind::Logarithmic:
        return logTicks(axis.range, wanted);
    case AxisKind::Time:
        return timeTicks(axis.range, wanted,
                         QDateTime::fromMSecsSinceEpoch(qint64(axis.range.low)).offsetFromUtc());
    case AxisKind::Duration: {
        auto ticks = elapsedTicks({axis.range.low / 1000, axis.range.high / 1000}, wanted);
        for (auto& tick : ticks)
            tick.at *= 1000;
        return ticks;
    }
    case AxisKind::Category: {
        std::vector<Tick> ticks;
        for (qsizetype i = 0; i < axis.categories.size(); ++i)
            ticks.push_back({double(i), axis.categories[i].simplified()}); // one line, whatever it holds
        return ticks;
    }
    case AxisKind::Linear:
        break;
    }
    return linearTicks(axis.range, wanted);
}

PlotLayout layOutPlot(PlotAxis x, PlotAxis y, const QRectF& area, AxisNames names)
{
    PlotLayout layout;
    x.range = drawable(x.range);
    y.range = drawable(y.range);
    layout.x = std::move(x);
    layout.y = std::move(y);
    const QRectF inner = area.adjusted(8, 8, -12, -6);
    const double below = labelRoom + (names == AxisNames::Show ? nameRoom : 0);
    const double plotHeight = std::max(20.0, inner.height() - below);
    layout.yTicks = axisTicks(layout.y, std::max(2, int(plotHeight / 44)));
    const QFontMetricsF metrics(labelFont(layout.y));
    double widest = 24;
    for (const Tick& tick : layout.yTicks)
        widest = std::max(widest, metrics.horizontalAdvance(tick.label));
    const double left = std::min({longestTick, widest + 12, inner.width() / 3});
    layout.plot = QRectF(std::round(inner.left() + left), std::round(inner.top()),
                         std::max(20.0, std::floor(inner.width() - left)), std::floor(plotHeight));
    layout.yLabelWidth = left - 4; // some of the margin serves as well
    layout.xTicks = axisTicks(layout.x, std::max(2, int(layout.plot.width() / 100)));
    return layout;
}

bool axisNamesFit(const PlotLayout& layout)
{
    const QFontMetricsF metrics(textFont(TextSize::Small));
    return metrics.horizontalAdvance(xName(layout)) + metrics.horizontalAdvance(yName(layout)) +
               betweenNames <=
           layout.plot.width();
}

void paintAxes(QPainter& painter, const PlotLayout& layout, const Theme& theme, AxisNames names)
{
    const QRectF& plot = layout.plot;
    painter.setRenderHint(QPainter::Antialiasing, false);
    QColor faint = theme.border;
    faint.setAlphaF(0.5);
    for (const Tick& tick : layout.yTicks) {
        const double y = std::round(layout.toY(tick.at));
        painter.setPen(QPen(tick.label.isEmpty() ? faint : theme.border, 1));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    }
    for (const Tick& tick : layout.xTicks) {
        const double x = std::round(layout.toX(tick.at));
        painter.setPen(QPen(tick.label.isEmpty() ? faint : theme.border, 1));
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    }
    painter.setPen(QPen(theme.borderStrong, 1));
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());

    painter.setPen(theme.textFaint);
    const double labelWidth = layout.yLabelWidth;
    painter.setFont(labelFont(layout.y));
    for (const Tick& tick : layout.yTicks) {
        if (!tick.label.isEmpty())
            painter.drawText(
                QRectF(plot.left() - labelWidth - 8, layout.toY(tick.at) - 10, labelWidth, 20),
                Qt::AlignRight | Qt::AlignVCenter,
                QFontMetricsF(painter.font()).elidedText(tick.label, Qt::ElideMiddle, labelWidth));
    }
    painter.setFont(labelFont(layout.x));
    const QFontMetricsF metrics(painter.font());
    const bool categories = layout.x.kind == AxisKind::Category;
    const double slot = categories ? plot.width() / layout.x.range.span() : plot.width();
    double free = plot.left() - 60;
    for (const Tick& tick : layout.xTicks) {
        const QString text = categories
                                 ? metrics.elidedText(tick.label, Qt::ElideRight, std::max(36.0, slot - 6))
                                 : tick.label;
        const double width = metrics.horizontalAdvance(text);
        const double left = std::min(layout.toX(tick.at) - width / 2, plot.right() + 12 - width);
        if (text.isEmpty() || left < free)
            continue;
        painter.drawText(QRectF(left, plot.bottom() + 4, width + 2, 16), Qt::AlignLeft | Qt::AlignVCenter,
                         text);
        free = left + width + (categories ? 4 : 12);
    }
    if (names == AxisNames::Hide)
        return;
    const QFont words = textFont(TextSize::Small);
    painter.setFont(words);
    const QFontMetricsF wordMetrics(words);
    const QRectF line(plot.left(), plot.bottom() + labelRoom, plot.width(), nameRoom);
    const QString x = xName(layout), y = yName(layout);
    // What the shorter one leaves of its half is the longer one's.
    const double room = line.width() - betweenNames, half = room / 2;
    const double xRoom = std::max(half, room - wordMetrics.horizontalAdvance(y));
    const double yRoom = std::max(half, room - wordMetrics.horizontalAdvance(x));
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                     wordMetrics.elidedText(x, Qt::ElideMiddle, xRoom));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     wordMetrics.elidedText(y, Qt::ElideMiddle, yRoom));
}

} // namespace ph
