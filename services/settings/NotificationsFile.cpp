#include "services/settings/NotificationsFile.h"

#include "services/settings/SettingsBytes.h"

#include <QFileInfo>
#include <QStandardPaths>

namespace ph {

namespace {

void readOver(KeptNotifications& kept, const QString& path)
{
    if (path.isEmpty())
        return;
    const auto bytes = settingsBytes(path);
    if (!bytes) {
        kept.remarks << path + QStringLiteral(": ") + bytes.error().detail;
        return;
    }
    auto reading = readNotifications(*bytes, kept.settings);
    for (const auto& problem : std::as_const(reading.problems))
        kept.remarks << problemLine(path, problem);
    kept.settings = std::move(reading.settings);
}

} // namespace

NotificationFiles notificationFiles(const std::filesystem::path& workspace)
{
    return {QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
                QStringLiteral("/pilothouse/notifications.yaml"),
            QString::fromStdString((workspace / "notifications.yaml").string())};
}

KeptNotifications loadNotifications(const NotificationFiles& files)
{
    KeptNotifications kept{usualNoticeSettings(), {}};
    readOver(kept, files.user);
    readOver(kept, files.workspace);
    return kept;
}

Result<void> putNotifications(const NotificationFiles& files, const NoticeSettings& settings)
{
    const bool isOfWorkspace = !files.workspace.isEmpty() && QFileInfo::exists(files.workspace);
    const auto& file = isOfWorkspace ? files.workspace : files.user;
    const auto text = notificationsText(settings);
    if (!text)
        return fail(text.error());
    const auto bytes = settingsBytes(file);
    if (!bytes)
        return fail(bytes.error());
    if (*bytes == *text)
        return {};
    if (!readNotifications(*bytes, {}).problems.isEmpty()) {
        if (auto moved = setSettingsAside(file); !moved)
            return moved;
    }
    return writeSettingsBytes(file, *text);
}

} // namespace ph
