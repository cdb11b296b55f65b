#include "widgets/shell/NavigationButton.h"

#include "widgets/common/Theme.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

namespace ph {

NavigationButton::NavigationButton(const QString& icon, const QString& text, QWidget* parent)
    : QToolButton(parent)
    , icon_(icon)
    , text_(text)
{
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(text);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Maximum);
}

void NavigationButton::setCount(int waiting)
{
    count_ = waiting;
    setAccessibleName(waiting > 0 ? tr("%1, %Ln waiting", nullptr, waiting).arg(text_) : text_);
    update();
}

QSize NavigationButton::sizeHint() const
{
    return {84, 54};
}

QSize NavigationButton::minimumSizeHint() const
{
    return {84, 48};
}

void NavigationButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = Theme::of(this);
    const QRectF plate = QRectF(rect()).adjusted(6, 2, -6, -2);
    if (isChecked() || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(isChecked() ? theme.selection : theme.hover);
        painter.drawRoundedRect(plate, 6, 6);
    }
    if (isChecked())
        painter.fillRect(QRectF(0, 12, 3, height() - 24), theme.accent);
    if (hasFocus()) {
        painter.setPen(QPen(theme.focus, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(plate.adjusted(1, 1, -1, -1), 5, 5);
    }
    const int side = 20;
    themedIcon(icon_, isChecked() ? Tone::Accent : Tone::Neutral)
        .paint(&painter, QRect((width() - side) / 2, 8, side, side));
    painter.setFont(textFont(TextSize::Small, isChecked() ? TextWeight::Medium : TextWeight::Regular));
    painter.setPen(isChecked() ? theme.text : theme.textMuted);
    const QRect below(4, 28, width() - 8, height() - 30);
    painter.drawText(below, Qt::AlignHCenter | Qt::AlignVCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(text_, Qt::ElideRight, below.width()));
    if (count_ == 0)
        return;
    const QString count = count_ > 99 ? QStringLiteral("99+") : QLocale().toString(count_);
    painter.setFont(textFont(TextSize::Small, TextWeight::Medium));
    const int tall = 16;
    const int wide = std::max(tall, painter.fontMetrics().horizontalAdvance(count) + 8);
    const QRect badge((width() + side) / 2 - 4, 4, wide, tall);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.accent);
    painter.drawRoundedRect(badge, tall / 2.0, tall / 2.0);
    painter.setPen(theme.onAccent);
    painter.drawText(badge, Qt::AlignCenter, count);
}

} // namespace ph
