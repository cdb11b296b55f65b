#include "app/DesktopNotice.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace ph {

namespace {

// https://specifications.freedesktop.org/notification-spec/latest/
const QString notificationsName = QStringLiteral("org.freedesktop.Notifications");
const QString notificationsPath = QStringLiteral("/org/freedesktop/Notifications");

QDBusMessage notificationsCall(const char* method)
{
    return QDBusMessage::createMethodCall(notificationsName, notificationsPath, notificationsName,
                                          QLatin1String(method));
}

} // namespace

DesktopNotices::DesktopNotices(QObject* parent)
    : NoticePlace(parent)
{
    auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(notificationsName, notificationsPath, notificationsName, QStringLiteral("ActionInvoked"),
                this, SLOT(takeAction(uint, QString)));
    bus.connect(notificationsName, notificationsPath, notificationsName, QStringLiteral("NotificationClosed"),
                this, SLOT(takeClosing(uint, uint)));
}

void DesktopNotices::show(const QString& id, const QString& title, const QString& text)
{
    send(id, title, text, {});
}

void DesktopNotices::update(const QString& id, const QString& title, const QString& text)
{
    constexpr uchar lowUrgency = 0;
    if (numbers_.contains(id)) // what a person closed stays closed
        send(id, title, text,
             {{QStringLiteral("urgency"), QVariant::fromValue(lowUrgency)},
              {QStringLiteral("suppress-sound"), true}});
}

void DesktopNotices::send(const QString& id, const QString& title, const QString& text,
                          const QVariantMap& hints)
{
    const auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        Q_EMIT refused(title, text);
        return;
    }
    constexpr int asLongAsUsual = -1;
    auto call = notificationsCall("Notify");
    call << QStringLiteral("Pilothouse") << numbers_.value(id, 0) << QString() << title
         << text.toHtmlEscaped() << QStringList{QStringLiteral("default"), tr("Open", "a notice")} << hints
         << asLongAsUsual;
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, id, title, text] {
        const QDBusPendingReply<uint> reply = *watcher;
        watcher->deleteLater();
        if (reply.isError())
            Q_EMIT refused(title, text);
        else
            numbers_[id] = reply.value();
    });
}

void DesktopNotices::withdraw(const QString& id)
{
    const auto number = numbers_.take(id);
    if (number == 0)
        return;
    auto call = notificationsCall("CloseNotification");
    call << number;
    QDBusConnection::sessionBus().send(call);
}

void DesktopNotices::takeAction(uint number, const QString&)
{
    if (const auto id = numbers_.key(number); !id.isEmpty())
        Q_EMIT activated(id);
}

void DesktopNotices::takeClosing(uint number, uint)
{
    numbers_.remove(numbers_.key(number));
}

} // namespace ph
