#pragma once

#include "app/Workspace.h"
#include "app/rollout/RolloutExecutor.h"

namespace ph {

/// Candidates are judged by the metrics source of their environment. Each question waits a few seconds only:
/// a source that hangs must not keep a driver from looking at the endpoint. Credentials that are not accepted
/// any more are resolved anew, once a question: a token in a file is rotated while a rollout soaks.
/// Unsupported where the environment has none. The workspace outlives it.
RolloutAnalysisSource analysisByMetrics(Workspace& workspace);

/// The same by a Prometheus that no environment names; `tokenFile` holds its bearer token; empty: it wants
/// none. Whoever may read that file is not looked at: in a pod it belongs to root. Errors of reading it;
/// Invalid where it is empty or has several lines.
Result<std::unique_ptr<RolloutAnalysis>> analysisAt(Workspace& workspace, const QString& address,
                                                    const QString& tokenFile, std::stop_token stop);

} // namespace ph
