#include "widgets/run/MetricDelegate.h"

#include "models/tables/MetricListModel.h"
#include "widgets/common/Theme.h"

#include <QPainter>

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
    painter->setPen(QPen(color >= 0 ? theme.series(color) : theme.textMuted, 1.3));
    QPolygonF polyline;
    const auto flush = [&] {
        if (polyline.size() == 1)
            painter->drawPoint(polyline.first());
        else if (!polyline.isEmpty())
            painter->drawPolyline(polyline);
        polyline.clear();
    };
    for (std::size_t i = 0; i < line->columns.size(); ++i) {
        const auto& column = line->columns[i];
        if (std::isnan(column.low)) {
            flush();
            continue;
        }
        const double x = line->columns.size() > 1 ? area.left() + double(i) * step : area.center().x();
        const QPointF low(x, area.bottom() - column.low * area.height());
        const QPointF high(x, area.bottom() - column.high * area.height());
        // Enter each column at the end that is nearer, so that the line does not zigzag.
        const bool lowFirst = polyline.isEmpty() || std::abs(polyline.last().y() - low.y()) <=
                                                        std::abs(polyline.last().y() - high.y());
        polyline << (lowFirst ? low : high);
        if (low != high)
            polyline << (lowFirst ? high : low);
    }
    flush();
    painter->restore();
}

} // namespace ph
