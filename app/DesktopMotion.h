#pragma once

#include "widgets/common/Motion.h"

#include <QDBusVariant>
#include <QObject>
#include <QVariant>

#include <optional>

namespace ph {

/// What a setting of the desktop says about motion; none: it says nothing about it.
std::optional<Motion> motionOfDesktopSetting(const QString& group, const QString& key, const QVariant& value);

/// Whether the desktop asks for reduced motion, by the portal's settings, which GNOME and KDE both answer.
/// Asked without waiting, and heard when it changes. Full where there is no portal.
class DesktopMotion : public QObject {
    Q_OBJECT
public:
    explicit DesktopMotion(QObject* parent = nullptr);

Q_SIGNALS:
    void told(ph::Motion motion);

private Q_SLOTS:
    void hear(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void ask(const QString& group, const QString& key);
};

} // namespace ph
