#pragma once

#include "app/Workspace.h"
#include "services/containment/ContainmentFacts.h"

namespace ph {

/// What containment of an incident is thought out from, as this workspace has it: caches, records, files.
/// Asks no server. What cannot be read is among `unknown`. Storage; Cancelled. Blocking.
Result<ContainmentFacts> loadContainment(Workspace& workspace, const Incident& incident,
                                         std::stop_token stop);

} // namespace ph
