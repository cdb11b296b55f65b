#include "widgets/shell/FindButton.h"

#include "widgets/common/Theme.h"

#include <QPainter>

namespace ph {

FindButton::FindButton(const QString& words, const QString& keys, QWidget* parent)
    : QPushButton(parent)
    , words_(words)
    , keys_(keys)
{
    setAccessibleName(words);
    setAttribute(Qt::WA_Hover);
    setAutoDefault(false);
    setCursor(Qt::IBeamCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize FindButton::sizeHint() const
{
    return {420, height::control};
}

void FindButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = Theme::of(this);
    const qreal line = hasFocus() ? 2 : 1;
    painter.setPen(QPen(hasFocus() ? theme.focus : underMouse() ? theme.textFaint : theme.outline, line));
    painter.setBrush(theme.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2), 6, 6);
    themedIcon(QStringLiteral("edit-find")).paint(&painter, QRect(9, (height() - 16) / 2, 16, 16));

    painter.setFont(textFont(TextSize::Small));
    const int keyWidth = painter.fontMetrics().horizontalAdvance(keys_) + 10;
    const QRectF key(width() - keyWidth - 5.5, (height() - 18) / 2.0 + 0.5, keyWidth, 17);
    painter.setPen(QPen(theme.border, 1));
    painter.setBrush(theme.window);
    painter.drawRoundedRect(key, 4, 4);
    painter.setPen(theme.textFaint);
    painter.drawText(key, Qt::AlignCenter, keys_);
    painter.setFont(textFont(TextSize::Body));
    const QRect area = rect().adjusted(32, 0, -keyWidth - 16, 0);
    painter.drawText(area, Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(words_, Qt::ElideRight, area.width()));
}

} // namespace ph
