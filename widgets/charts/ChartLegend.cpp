#include "widgets/charts/ChartLegend.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

namespace ph {

namespace {

constexpr double rowHeight = 18, keyWidth = 20, swatchWidth = 10, longestText = 240;
constexpr int maxRows = 2;

double keySpace(const LegendEntry& entry)
{
    return (entry.key == LegendEntry::Key::Swatch ? swatchWidth : keyWidth) + 6;
}

} // namespace

QRectF paintLegend(QPainter& painter, const QList<LegendEntry>& entries, const QRectF& area,
                   const Theme& theme)
{
    if (entries.isEmpty())
        return area;
    const QFont font = textFont(TextSize::Small);
    const QFontMetricsF metrics(font);
    const double left = area.left() + space::m;
    const double right = area.right() - space::m;
    const auto more = [](qsizetype count) {
        return QCoreApplication::translate("ChartLegend", "and %Ln more", nullptr, int(count));
    };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font);
    double x = left;
    int row = 0;
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const LegendEntry& entry = entries[i];
        const QString figures = entry.figures.isEmpty() ? QString() : QStringLiteral("  ") + entry.figures;
        const bool last = i + 1 == entries.size();
        const double reserved = last ? 0 : metrics.horizontalAdvance(more(entries.size())) + space::l;
        const double room = std::min(longestText, right - left - keySpace(entry) - reserved);
        const QString text = metrics.elidedText(QString(entry.text).replace(u'\n', u' '), Qt::ElideMiddle,
                                                std::max(0.0, room - metrics.horizontalAdvance(figures))) +
                             figures;
        const double width = keySpace(entry) + metrics.horizontalAdvance(text);
        const bool lastRow = row + 1 == maxRows;
        if (x > left && x + width + (lastRow ? reserved : 0) > right) {
            if (lastRow) {
                painter.setOpacity(1);
                painter.setPen(theme.textMuted);
                painter.drawText(QPointF(x, area.top() + space::xs + row * rowHeight + metrics.ascent() + 2),
                                 more(entries.size() - i));
                break;
            }
            x = left;
            ++row;
        }
        const double top = area.top() + space::xs + row * rowHeight;
        painter.setOpacity(entry.weight == LegendEntry::Weight::Dimmed ? 0.45 : 1);
        if (entry.key == LegendEntry::Key::Line)
            paintLookKey(painter, QRectF(x, top + 4, keyWidth, 10), entry.look, theme);
        else if (entry.key == LegendEntry::Key::Stroke)
            paintStrokeKey(painter, QRectF(x, top + 4, keyWidth, 10), entry.look, theme);
        else
            painter.fillRect(QRectF(x, top + 4, swatchWidth, swatchWidth), theme.series(entry.look.colour));
        painter.setPen(theme.textMuted);
        painter.drawText(QPointF(x + keySpace(entry), top + metrics.ascent() + 2), text);
        x += width + space::l;
    }
    painter.restore();
    return area.adjusted(0, space::xs + (row + 1) * rowHeight, 0, 0);
}

} // namespace ph
