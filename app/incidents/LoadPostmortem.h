#pragma once

#include "app/incidents/LoadDiagnosis.h"
#include "services/postmortem/Postmortem.h"

namespace ph {

struct PostmortemReading {
    PostmortemRecord record;
    QStringList notes; ///< what could not be read, one sentence each
};

/// The incident with all that was cached around it, diagnosed by the steps of the policy `policyFile`, or
/// where it is empty of the environment's. NotFound; Storage; Cancelled. Blocking.
Result<PostmortemReading> loadPostmortem(Workspace& workspace, const QString& incident,
                                         const QString& policyFile, std::stop_token stop,
                                         const PastProgress& progress = {});

} // namespace ph
