#pragma once

#include <QString>

namespace ph {

/// Text for QWidget::setToolTip() and item tool tips that shows `text` verbatim: markup in it is escaped,
/// lines are kept, long ones wrap. Empty for empty.
QString plainToolTip(const QString& text);

/// For texts of actions, buttons and tabs: '&' stays an ampersand instead of marking a shortcut.
QString escapeMnemonic(const QString& text);

} // namespace ph
