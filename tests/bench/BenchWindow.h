#pragma once

#include "app/Workspace.h"

namespace ph::bench {

/// The workspace in `folder`, with no keychain.
std::unique_ptr<Workspace> openWorkspace(const QString& folder);

/// Runs the event loop until `done`, looked at every 20 ms; false after `most` milliseconds.
bool waitFor(int most, const std::function<bool()>& done);

} // namespace ph::bench
