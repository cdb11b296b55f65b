#pragma once

#include "app/Workspace.h"
#include "app/rollout/RolloutExecutor.h"

namespace ph {

/// Candidates are judged by the metrics source of their environment. Each question waits a few seconds only:
/// a source that hangs must not keep a driver from looking at the endpoint. Credentials that are not accepted
/// any more are resolved anew, once a question: a token in a file is rotated while a rollout soaks.
/// Unsupported where the environment has none. The workspace outlives it.
RolloutAnalysisSource analysisByMetrics(Workspace& workspace);

} // namespace ph
