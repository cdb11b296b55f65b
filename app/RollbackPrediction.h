#pragma once

#include "app/Workspace.h"
#include "models/values/ReleaseView.h"

namespace ph {

/// What a rollback would take back and do now, with what is to be known before. Looks at what is live; asked
/// for without a signing key, which only acting needs. Blocking: for a worker.
struct RollbackPrediction {
    ReleaseSummary release; ///< that would be taken back
    RollbackPreview preview;
};
/// `version`: of the model; empty: what the release recorded. NotFound where nothing can be taken back.
Result<RollbackPrediction> predictRollback(Workspace& workspace, const QString& environment,
                                           const QString& version, std::stop_token stop);
/// Where a release, from here or from a release home, made a version of the model live last; NotFound where
/// none did.
Result<RollbackPrediction> predictRollbackOfModel(Workspace& workspace, const QString& model,
                                                  const QString& version, std::stop_token stop);

} // namespace ph
