#pragma once

#include "app/Workspace.h"

namespace ph {

/// Of the program, of what it runs with, and of the system, a line each.
QStringList versionLines();

/// What a bug report needs: versions, sizes, the state of each connection, the end of the log. Redacted;
/// names of connections, experiments and models, addresses, hosts and the home folder stand as placeholders,
/// the same one for the same text. Blocking: a worker's work.
QString diagnosticsText(const std::filesystem::path& workspaceFolder, CacheStore& cache,
                        const QList<Connection>& connections, const QList<SyncState>& states, TimeMs now);

} // namespace ph
