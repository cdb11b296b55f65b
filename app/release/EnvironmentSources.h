#pragma once

#include "app/Workspace.h"
#include "services/environments/EnvironmentProbe.h"

namespace ph {

/// Whom to ask for probeEnvironment(): the workspace's connections, the places of the environment, and its
/// policy file. Each function blocks: for workers and the command line. The workspace outlives them.
EnvironmentSources environmentSources(Workspace& workspace, std::stop_token stop);

} // namespace ph
