#pragma once

#include "app/Workspace.h"
#include "services/settings/NotificationsFile.h"
#include "services/settings/SettingsBundle.h"
#include "services/settings/ShortcutsFile.h"

namespace ph {

/// What the user's settings, keys and notifications, and the connections of a workspace, are; without
/// secrets. What an older version kept counts, and stays where it is. Only reads. Storage.
Result<SettingsBundle> bundleOf(Workspace& workspace, const QString& userFile);

/// One thing that an import would change.
struct SettingsChange {
    QString what, before, after; ///< `before` is empty for what is new
    friend bool operator==(const SettingsChange&, const SettingsChange&) = default;
};

/// What an import would do. Connections come as new ones, switched off; one of a known name stays as it is.
struct SettingsImport {
    SettingValues values;
    ShortcutKeys shortcuts;                      ///< those that become others
    std::optional<NoticeSettings> notifications; ///< none: they stay
    QList<Connection> connections;
    QList<SettingsChange> changes;
    QStringList leftOut;
};
/// Compares with what bundleOf() is made of. Only reads. Storage.
Result<SettingsImport> planImport(Workspace& workspace, const QString& userFile,
                                  const SettingsBundle& bundle);
/// Takes over what an older version kept, then does it. Returns the connections that are new. Errors of
/// putSetting(), putShortcuts(), putNotifications() and StateStore; what was done before stays.
Result<QList<Connection>> applyImport(Workspace& workspace, const QString& userFile,
                                      const SettingsImport& plan);

/// A file of at most 256 KiB; NotFound, and errors of bundleFrom().
Result<SettingsBundle> readBundle(const QString& path);

} // namespace ph
