#include "app/DesktopMotion.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

namespace ph {

namespace {

// https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Settings.html
const QString portalName = QStringLiteral("org.freedesktop.portal.Desktop");
const QString portalPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString settingsName = QStringLiteral("org.freedesktop.portal.Settings");
const QString gnomeGroup = QStringLiteral("org.gnome.desktop.interface");
const QString gnomeKey = QStringLiteral("enable-animations");
const QString kdeGroup = QStringLiteral("org.kde.kdeglobals.KDE");
const QString kdeKey = QStringLiteral("AnimationDurationFactor");
constexpr int patienceMs = 3000;

/// Read() wraps its answer twice, which portals that are corrected do not.
QVariant unwrapped(QVariant value)
{
    while (value.userType() == qMetaTypeId<QDBusVariant>())
        value = qvariant_cast<QDBusVariant>(value).variant();
    return value;
}

} // namespace

std::optional<Motion> motionOfDesktopSetting(const QString& group, const QString& key, const QVariant& value)
{
    if (group == gnomeGroup && key == gnomeKey && value.userType() == QMetaType::Bool)
        return value.toBool() ? Motion::Full : Motion::Reduced;
    if (group == kdeGroup && key == kdeKey) {
        bool isNumber = false;
        const double factor = value.toDouble(&isNumber);
        if (isNumber)
            return factor > 0 ? Motion::Full : Motion::Reduced;
    }
    return std::nullopt;
}

DesktopMotion::DesktopMotion(QObject* parent)
    : QObject(parent)
{
    auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(portalName, portalPath, settingsName, QStringLiteral("SettingChanged"), this,
                SLOT(hear(QString, QString, QDBusVariant)));
    ask(gnomeGroup, gnomeKey);
    ask(kdeGroup, kdeKey);
}

void DesktopMotion::hear(const QString& group, const QString& key, const QDBusVariant& value)
{
    if (const auto motion = motionOfDesktopSetting(group, key, unwrapped(value.variant())))
        Q_EMIT told(*motion);
}

void DesktopMotion::ask(const QString& group, const QString& key)
{
    auto call = QDBusMessage::createMethodCall(portalName, portalPath, settingsName, QStringLiteral("Read"));
    call.setArguments({group, key});
    auto* watcher =
        new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call, patienceMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, group, key] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (!reply.isError())
            hear(group, key, reply.value());
    });
}

} // namespace ph
