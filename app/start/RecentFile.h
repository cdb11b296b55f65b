#pragma once

#include "models/values/RecentWorkspaces.h"
#include "models/values/Result.h"

#include <QList>

#include <filesystem>

namespace ph {

/// $XDG_STATE_HOME/pilothouse/recent-workspaces.txt, by default below ~/.local/state.
QString recentWorkspacesPath();

/// Those of the file, with whether each is still there. Empty where there is no file. Storage. Blocking.
Result<QList<RecentWorkspace>> readRecentWorkspaces(const QString& file);

/// Puts it first in the file. Two programs that do so at once both stand in it. Storage, Timeout. Blocking.
Result<void> rememberWorkspace(const QString& file, const std::filesystem::path& folder);

/// Takes it out of the file; the folder stays. NotFound where it does not stand in it.
Result<void> forgetWorkspace(const QString& file, const QString& folder);

} // namespace ph
