#pragma once

#include "app/Workspace.h"
#include "models/values/ReleaseView.h"

namespace ph {

/// What going back to a version of a model would take back, and do. Looks at what is live now.
struct RollbackOffer {
    ReleaseSummary release; ///< that would be taken back
    RollbackPreview preview;
};
/// NotFound where no release of this workspace made a version of the model live, or no key was made yet.
Result<RollbackOffer> rollbackOffer(Workspace& workspace, const QString& model, const QString& version,
                                    std::stop_token stop);

} // namespace ph
