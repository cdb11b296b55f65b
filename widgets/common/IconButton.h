#pragma once

#include "widgets/common/Theme.h"

#include <QKeySequence>
#include <QToolButton>

namespace ph {

/// A flat square button with an icon. Its words are accessible name and tool tip, with the shortcut.
class IconButton : public QToolButton {
    Q_OBJECT
public:
    IconButton(const QString& icon, const QString& words, QWidget* parent = nullptr);
    void setIconName(const QString& icon, Tone tone = Tone::Neutral);
    void setWords(const QString& words);
    void
    setShortcutKeys(const QKeySequence& keys); ///< works in the whole window and is named in the tool tip

private:
    void updateToolTip();
    QString words_;
};

} // namespace ph
