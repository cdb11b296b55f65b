#pragma once

#include "app/Workspace.h"
#include "models/values/ReleaseRecord.h"
#include "models/values/ReleaseView.h"

namespace ph {

/// What going back to a version of a model would take back, and do. Looks at what is live now.
struct RollbackOffer {
    ReleaseSummary release; ///< that would be taken back
    RollbackPreview preview;
};
/// NotFound where no release, from here or in a release home, made a version of the model live, or no key was
/// made yet.
Result<RollbackOffer> rollbackOffer(Workspace& workspace, const QString& model, const QString& version,
                                    std::stop_token stop);

/// Of each environment the last release that can be taken back, whoever released it: never a rollback itself.
QList<RollbackWay> rollbackWays(const QList<ReleaseRecord>& releases);

} // namespace ph
