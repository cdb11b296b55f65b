#include "widgets/common/PlainLabel.h"

#include "widgets/common/PlainText.h"

#include <QApplication>
#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include <algorithm>

namespace ph {

namespace {

QString elidedLines(const QString& text, Qt::TextElideMode mode, int width, const QFontMetrics& metrics)
{
    auto lines = text.split(u'\n');
    for (auto& line : lines)
        line = metrics.elidedText(line, mode, width);
    return lines.join(u'\n');
}

} // namespace

PlainLabel::PlainLabel(QWidget* parent)
    : PlainLabel(QString(), parent)
{
}

PlainLabel::PlainLabel(const QString& text, QWidget* parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::NoTextInteraction);
    setText(text);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

void PlainLabel::setElideMode(Qt::TextElideMode mode)
{
    elide_ = mode;
    updateGeometry();
    update();
}

void PlainLabel::setRole(Role role)
{
    role_ = role;
    recolour();
}

void PlainLabel::setTone(Tone tone)
{
    tone_ = tone;
    recolour();
}

void PlainLabel::setTextSize(TextSize size, TextWeight weight)
{
    setFont(textFont(size, weight));
}

void PlainLabel::setSelectable()
{
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setCursor(Qt::IBeamCursor);
}

QSize PlainLabel::sizeHint() const
{
    if (wordWrap() || text().contains(QLatin1Char('\n')))
        return QLabel::sizeHint();
    // Glyphs of another font, such as Chinese ones, may stand taller than this font; the label's own hint
    // knows.
    const QMargins margins = contentsMargins();
    return QSize(
        fontMetrics().horizontalAdvance(text()) + 2 + margins.left() + margins.right(),
        std::max(fontMetrics().height() + margins.top() + margins.bottom(), QLabel::sizeHint().height()));
}

QSize PlainLabel::minimumSizeHint() const
{
    const QSize base = QLabel::minimumSizeHint();
    if (wordWrap())
        return QSize(fontMetrics().averageCharWidth() * 8, base.height());
    if (elide_ == Qt::ElideNone || textInteractionFlags() != Qt::NoTextInteraction)
        return sizeHint();
    return QSize(qMin(sizeHint().width(), fontMetrics().averageCharWidth() * 3), sizeHint().height());
}

bool PlainLabel::isElided() const
{
    if (wordWrap() || textInteractionFlags() != Qt::NoTextInteraction || elide_ == Qt::ElideNone)
        return false;
    const auto lines = text().split(u'\n');
    return std::any_of(lines.begin(), lines.end(), [this](const QString& line) {
        return fontMetrics().horizontalAdvance(line) > contentsRect().width();
    });
}

void PlainLabel::paintEvent(QPaintEvent* event)
{
    if (!isElided()) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    const QRect area = contentsRect();
    style()->drawItemText(&painter, area, int(alignment()), palette(), isEnabled(),
                          elidedLines(text(), elide_, area.width(), fontMetrics()), foregroundRole());
}

bool PlainLabel::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty() && isElided()) {
        QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), plainToolTip(text()), this);
        return true;
    }
    return QLabel::event(event);
}

void PlainLabel::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        recolour();
}

void PlainLabel::recolour()
{
    if (recolouring_)
        return;
    recolouring_ = true;
    const Theme& theme = Theme::of(QApplication::palette());
    QColor colour = theme.text;
    if (tone_ != Tone::Neutral)
        colour = theme.tone(tone_);
    else if (role_ == Role::Muted)
        colour = theme.textMuted;
    else if (role_ == Role::Faint)
        colour = theme.textFaint;
    QPalette changed = palette();
    if (changed.color(QPalette::Active, QPalette::WindowText) != colour) {
        changed.setColor(QPalette::Active, QPalette::WindowText, colour);
        changed.setColor(QPalette::Inactive, QPalette::WindowText, colour);
        setPalette(changed);
    }
    recolouring_ = false;
}

} // namespace ph
