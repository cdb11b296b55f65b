#pragma once

#include "models/values/Notice.h"
#include "models/values/Result.h"
#include "services/yaml/YamlTree.h"

#include <filesystem>

namespace ph {

/// notifications.yaml as it was read. What is wrong in it, or not in it, is as it was below.
struct NotificationsReading {
    NoticeSettings settings;
    QList<FileProblem> problems; ///< in the order of the file
};
/// `below`: what holds where the file says nothing. Pure.
NotificationsReading readNotifications(const QByteArray& yaml, const NoticeSettings& below);
/// The whole file, every rule in it, with words for people. Invalid for what readNotifications() would not
/// read as it is. Pure.
Result<QByteArray> notificationsText(const NoticeSettings& settings);

/// Which files say when somebody is interrupted; an empty path is none.
struct NotificationFiles {
    QString user;      ///< $XDG_CONFIG_HOME/pilothouse/notifications.yaml
    QString workspace; ///< goes first where it is there
};
NotificationFiles notificationFiles(const std::filesystem::path& workspace);

/// Both files, as far as they can be read, over what is usual. Blocking; small.
struct KeptNotifications {
    NoticeSettings settings;
    QStringList remarks; ///< what is wrong in them, each with its file and line
};
KeptNotifications loadNotifications(const NotificationFiles& files);
/// Writes them where they hold: into the workspace's file where it is there, else into the user's. It appears
/// whole or stays as it was; a damaged one is set aside. Storage; errors of notificationsText().
Result<void> putNotifications(const NotificationFiles& files, const NoticeSettings& settings);

} // namespace ph
