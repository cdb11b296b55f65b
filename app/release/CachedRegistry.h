#pragma once

#include "app/release/DeskSources.h"

namespace ph {

/// The workspace's connections as they were seen last; asks nobody and changes nothing. What was never seen
/// is NotFound.
RegistrySource cachedRegistryOf(Workspace& workspace);

} // namespace ph
