#pragma once

#include "app/Workspace.h"
#include "models/values/Incident.h"

namespace ph {

/// What looking again for acts that stayed requested has found.
struct ContainmentLook {
    QList<IncidentContained> found; ///< Seen, NotYet or Contradicted, with what is there
    /// Of an act that nobody could be asked about.
    struct Unseen {
        QString act, target; ///< as of IncidentContained
        Error why;
    };
    QList<Unseen> unseen = {};
};

/// Looks whether what was asked for against an incident, and not seen, is done by now: at the endpoint, the
/// release, the record of the rollout or the silences. Only reads; nothing is ever asked for again. What is
/// found is added to the incident's record, but not what its record says last already. NotFound where this
/// workspace has no such incident; a closed one is not looked at. Blocking.
Result<ContainmentLook> lookAtContainment(Workspace& workspace, const QString& incident,
                                          std::stop_token stop);

} // namespace ph
