#pragma once

#include <QString>

namespace ph {

/// Shows a notification of the desktop (org.freedesktop.Notifications). Asks and forgets: where nobody shows
/// notifications, nothing happens. `text` is plain: what desktops take for markup is escaped.
void showDesktopNotice(const QString& title, const QString& text);

} // namespace ph
