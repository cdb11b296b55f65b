#include "widgets/charts/PictureNote.h"

#include "widgets/common/Theme.h"

#include <QFontMetricsF>
#include <QPainter>

namespace ph {

QRectF paintPictureNote(QPainter& painter, const QRectF& area, const QString& text, const Theme& theme)
{
    constexpr double room = 20, margin = 12;
    if (text.isEmpty())
        return area;
    const QRectF line(area.left() + margin, area.bottom() - room, area.width() - 2 * margin, room - 4);
    painter.setFont(textFont(TextSize::Small));
    painter.setPen(theme.textMuted);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetricsF(painter.font()).elidedText(text, Qt::ElideRight, line.width()));
    return area.adjusted(0, 0, 0, -room);
}

} // namespace ph
