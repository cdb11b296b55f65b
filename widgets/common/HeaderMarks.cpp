#include "widgets/common/HeaderMarks.h"

#include <QPainter>
#include <QPainterPath>

namespace ph {

void paintChevron(QPainter* painter, const QRect& rect, Chevron state, const QColor& colour)
{
    const QPointF c = QRectF(rect).center();
    QPainterPath path;
    if (state == Chevron::Expanded) {
        path.moveTo(c.x() - 4, c.y() - 2);
        path.lineTo(c.x(), c.y() + 2);
        path.lineTo(c.x() + 4, c.y() - 2);
    } else {
        path.moveTo(c.x() - 2, c.y() - 4);
        path.lineTo(c.x() + 2, c.y());
        path.lineTo(c.x() - 2, c.y() + 4);
    }
    painter->setPen(QPen(colour, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(path);
}

void paintSortArrow(QPainter* painter, QPointF centre, Qt::SortOrder order, const QColor& colour)
{
    const double up = order == Qt::AscendingOrder ? 1 : -1;
    QPainterPath path;
    path.moveTo(centre.x(), centre.y() - 3 * up);
    path.lineTo(centre.x() - 4, centre.y() + 2 * up);
    path.lineTo(centre.x() + 4, centre.y() + 2 * up);
    path.closeSubpath();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillPath(path, colour);
    painter->setRenderHint(QPainter::Antialiasing, false);
}

} // namespace ph
