#pragma once

#include "models/values/Connection.h"
#include "models/values/Result.h"
#include "models/values/Settings.h"

namespace ph {

/// What one takes to another machine: settings, changed keys, notifications and connections. No secret is
/// ever in it: of those only where they can be had.
struct SettingsBundle {
    SettingValues values;
    QMap<QString, QString> shortcuts; ///< by action
    QByteArray notifications;         ///< JSON of its own; empty: none
    QList<Connection> connections;
    QStringList leftOut; ///< what was not taken, and why, a line each
    friend bool operator==(const SettingsBundle&, const SettingsBundle&) = default;
};

/// The bundle without what could be, or run for, a secret: users in addresses, whatever looks like a
/// credential, and commands. `leftOut` says so. Pure.
SettingsBundle bundleWithoutSecrets(SettingsBundle bundle);

/// As YAML that people can read; what bundleWithoutSecrets() takes is not in it.
QByteArray bundleText(const SettingsBundle& bundle);
/// Invalid, with every problem a line, for what is no such file. Connections of it are switched off, and
/// what bundleWithoutSecrets() takes is out of it as well: a file from elsewhere neither runs a command nor
/// sends a local file anywhere before somebody has looked.
Result<SettingsBundle> bundleFrom(const QByteArray& yaml, const QString& where);

} // namespace ph
