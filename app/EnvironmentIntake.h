#pragma once

#include "app/Workspace.h"
#include "models/values/ReleaseEnvironment.h"

namespace ph {

/// Copies an environment file into the workspace, wherever that is asked from. Invalid, with every problem,
/// where its policy is there and holds mistakes: they would stop each release later. A policy that is not
/// there yet may come. Else errors as of addEnvironment(). Blocking: for a worker.
Result<ReleaseEnvironment> takeInEnvironment(const Workspace& workspace, const QString& file);

} // namespace ph
