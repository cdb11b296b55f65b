#pragma once

#include "app/Workspace.h"

namespace ph {

/// "HOST (PID:START:RANDOM)": who drives a rollout from here, as its record and its lease say it.
QString nameOfThisDriver();
/// It drove on this machine, and is gone: nobody has to wait until its silence tells.
bool isDeadHere(const QString& driver);

/// Who asks something of a rollout from here: the workspace's signing key, else "USER@HOST".
QString nameOfWhoAsks(Workspace& workspace);

} // namespace ph
