#include "widgets/common/IconButton.h"

#include "widgets/common/PlainText.h"

namespace ph {

IconButton::IconButton(const QString& icon, const QString& words, QWidget* parent)
    : QToolButton(parent)
{
    setIconName(icon);
    setWords(words);
    setIconSize(QSize(16, 16));
    setFixedSize(height::control, height::control);
    setFocusPolicy(Qt::TabFocus);
}

void IconButton::setIconName(const QString& icon, Tone tone)
{
    setIcon(themedIcon(icon, tone));
}

void IconButton::setWords(const QString& words)
{
    words_ = words;
    setAccessibleName(words);
    updateToolTip();
}

void IconButton::setShortcutKeys(const QKeySequence& keys)
{
    setShortcut(keys);
    updateToolTip();
}

void IconButton::updateToolTip()
{
    const QString keys = shortcut().toString(QKeySequence::NativeText);
    setToolTip(plainToolTip(keys.isEmpty() ? words_ : QStringLiteral("%1  (%2)").arg(words_, keys)));
}

} // namespace ph
