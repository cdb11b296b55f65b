#include "widgets/common/Badge.h"

#include "widgets/common/AccessibleRole.h"
#include "widgets/common/PlainText.h"
#include "widgets/common/StatusGlyph.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace ph {

namespace {

constexpr int badgeHeight = 20;
constexpr int glyphSide = 12;

QFont badgeFont()
{
    return textFont(TextSize::Small, TextWeight::Medium);
}

int glyphRoom(Tone tone)
{
    return tone == Tone::Neutral ? 0 : glyphSide + space::xs;
}

void paintPill(QPainter* painter, const QRect& pill, const QColor& fill, const QColor& edge)
{
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(edge, 1));
    painter->setBrush(fill);
    painter->drawRoundedRect(QRectF(pill).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

} // namespace

int badgeWidth(const QString& text, Tone tone)
{
    return QFontMetrics(badgeFont()).horizontalAdvance(text) + glyphRoom(tone) + 2 * (space::xs + 3);
}

int paintBadge(QPainter* painter, const QRect& rect, const QString& text, Tone tone, const Theme& theme)
{
    painter->save();
    const int width = qMin(rect.width(), badgeWidth(text, tone));
    const QRect pill(rect.left(), rect.center().y() - badgeHeight / 2 + 1, width, badgeHeight);
    const QColor fill = tone == Tone::Neutral ? theme.hover : theme.toneFill(tone);
    paintPill(painter, pill, fill, fill);
    QRect inner = pill.adjusted(space::xs + 3, 0, -(space::xs + 3), 0);
    if (tone != Tone::Neutral) {
        paintToneGlyph(painter,
                       QRect(inner.left(), pill.center().y() - glyphSide / 2 + 1, glyphSide, glyphSide), tone,
                       theme);
        inner.setLeft(inner.left() + glyphRoom(tone));
    }
    painter->setFont(badgeFont());
    painter->setPen(theme.tone(tone));
    painter->drawText(inner, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(text, Qt::ElideMiddle, inner.width() + 1));
    painter->restore();
    return width;
}

Badge::Badge(QWidget* parent)
    : Badge({}, Tone::Neutral, parent)
{
}

Badge::Badge(const QString& text, Tone tone, QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setBadge(text, tone);
}

void Badge::setBadge(const QString& text, Tone tone)
{
    text_ = text;
    tone_ = tone;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize Badge::sizeHint() const
{
    return {badgeWidth(text_, tone_), badgeHeight};
}

QSize Badge::minimumSizeHint() const
{
    return {qMin(sizeHint().width(), 48), badgeHeight};
}

void Badge::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintBadge(&painter, rect(), text_, tone_, Theme::of(this));
}

bool Badge::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty() && width() < sizeHint().width()) {
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), plainToolTip(text_), this);
        return true;
    }
    return QWidget::event(event);
}

Chip::Chip(const QString& text, QWidget* parent)
    : QWidget(parent)
    , text_(text)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleRole(*this, QAccessible::Button);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    setAccessibleName(text);
    setAccessibleDescription(tr("Delete takes it away"));
}

QSize Chip::sizeHint() const
{
    return {QFontMetrics(badgeFont()).horizontalAdvance(text_) + 2 * (space::xs + 3) + 18, 22};
}

QRect Chip::closeRect() const
{
    return {width() - 20, (height() - 16) / 2, 16, 16};
}

void Chip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    paintPill(&painter, rect(), underMouse() ? theme.hover : theme.surface,
              hasFocus() ? theme.focus : theme.borderStrong);
    painter.setFont(badgeFont());
    painter.setPen(theme.text);
    const QRect inner = rect().adjusted(space::xs + 3, 0, -22, 0);
    painter.drawText(inner, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(text_, Qt::ElideMiddle, inner.width() + 1));
    const QRectF close = QRectF(closeRect()).adjusted(5, 5, -5, -5);
    painter.setPen(QPen(theme.textMuted, 1.3, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(close.topLeft(), close.bottomRight());
    painter.drawLine(close.topRight(), close.bottomLeft());
}

void Chip::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !rect().contains(event->position().toPoint()))
        return;
    if (closeRect().adjusted(-2, -3, 4, 3).contains(event->position().toPoint()))
        Q_EMIT removeRequested();
    else
        Q_EMIT clicked();
}

void Chip::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        Q_EMIT removeRequested();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        Q_EMIT clicked();
    else
        QWidget::keyPressEvent(event);
}

bool Chip::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && width() < sizeHint().width()) {
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), plainToolTip(text_), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace ph
