#pragma once

#include "services/settings/NotificationsFile.h"
#include "services/settings/ShortcutsFile.h"
#include "services/store/StateStore.h"

namespace ph {

// Earlier versions kept in each workspace's state.db what is a file of the person's now. Where that file is
// not there yet, it is written from what is kept, which is then taken out of state.db: of several workspaces
// the one that is opened first gives it. Otherwise nothing happens, and likewise where what is kept cannot be
// read. Blocking. Storage.

/// What is kept and not taken over yet: it holds in place of the file. None: the file holds. Only reads.
Result<std::optional<ShortcutKeys>> shortcutsToTakeOver(StateStore& state, const QString& file);
Result<std::optional<NoticeSettings>> notificationsToTakeOver(StateStore& state, const QString& userFile);

/// Takes it over. Also errors of putShortcuts() and putNotifications().
Result<void> takeOverShortcuts(StateStore& state, const QString& file);
Result<void> takeOverNotifications(StateStore& state, const QString& userFile);

} // namespace ph
