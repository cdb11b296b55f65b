#include "widgets/charts/Hatch.h"

#include <QColor>
#include <QLineF>
#include <QList>
#include <QPainter>

#include <algorithm>

namespace ph {

void paintHatch(QPainter& painter, const QRectF& area, const QColor& colour)
{
    constexpr double step = 8;
    QList<QLineF> lines;
    for (double sum = area.left() + area.top() + step / 2; sum < area.right() + area.bottom(); sum += step) {
        const double left = std::max(area.left(), sum - area.bottom());
        const double right = std::min(area.right(), sum - area.top());
        lines.append({left, sum - left, right, sum - right});
    }
    painter.save();
    painter.setPen(QPen(colour, 1));
    painter.drawLines(lines);
    painter.restore();
}

} // namespace ph
