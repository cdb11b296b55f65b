#include "widgets/run/MetricDelegate.h"

#include "models/tables/MetricListModel.h"
#include "widgets/common/Theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ph {

void MetricDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const auto* line =
        static_cast<const Sparkline*>(index.data(MetricListModel::SparklineRole).value<const void*>());
    if (index.column() != MetricListModel::Curve || !line)
        return;
    const Theme& theme = Theme::of(option.palette);
    const int color = index.data(MetricListModel::ColorRole).toInt();
    const QRectF area = QRectF(option.rect).adjusted(6, 6, -6, -6);
    const double step = line->columns.size() > 1 ? area.width() / double(line->columns.size() - 1) : 0;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QColor ink = color >= 0 ? theme.series(color) : theme.textMuted;
    QColor pale = ink;
    pale.setAlphaF(0.3F);
    // A band from lowest to highest with a line through its middle: noise has a width, and no zigzag is made
    // up.
    QPolygonF highs, lows, middle;
    const auto flush = [&] {
        std::reverse(lows.begin(), lows.end());
        painter->setPen(QPen(pale, 1));
        painter->setBrush(pale);
        painter->drawPolygon(highs + lows);
        painter->setPen(QPen(ink, 1.3));
        painter->setBrush(Qt::NoBrush);
        if (middle.size() == 1)
            painter->drawPoint(middle.first());
        else
            painter->drawPolyline(middle);
        highs.clear();
        lows.clear();
        middle.clear();
    };
    for (std::size_t i = 0; i < line->columns.size(); ++i) {
        const auto& column = line->columns[i];
        if (std::isnan(column.low)) {
            flush();
            continue;
        }
        const double x = line->columns.size() > 1 ? area.left() + double(i) * step : area.center().x();
        highs << QPointF(x, area.bottom() - column.high * area.height());
        lows << QPointF(x, area.bottom() - column.low * area.height());
        middle << QPointF(x, area.bottom() - (column.low + column.high) / 2 * area.height());
    }
    flush();
    painter->restore();
}

} // namespace ph
