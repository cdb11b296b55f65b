#include "app/DesktopNotice.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QVariantMap>

namespace ph {

void showDesktopNotice(const QString& title, const QString& text)
{
    const auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    constexpr uint replacesNone = 0;
    constexpr int asLongAsUsual = -1;
    // https://specifications.freedesktop.org/notification-spec/latest/
    auto call = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("/org/freedesktop/Notifications"),
        QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("Notify"));
    call << QStringLiteral("Pilothouse") << replacesNone << QString() << title << text.toHtmlEscaped()
         << QStringList() << QVariantMap() << asLongAsUsual;
    bus.send(call);
}

} // namespace ph
