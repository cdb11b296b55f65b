#include "services/settings/AllSettings.h"

#include "services/settings/NotificationsFile.h"
#include "services/settings/ShortcutsFile.h"

namespace ph {

KnownSettings loadAllSettings(const std::filesystem::path& workspace)
{
    auto known = loadSettings(userSettingsFile(), workspaceSettingsFile(workspace));
    known.remarks += loadShortcuts(userShortcutsFile()).remarks;
    known.remarks += loadNotifications(notificationFiles(workspace)).remarks;
    return known;
}

} // namespace ph
