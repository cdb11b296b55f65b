#pragma once

#include "app/Workspace.h"
#include "models/values/Incident.h"

namespace ph {

/// The times that incidents need that are not closed: from as far back as causes are sought, until their end
/// or on. A rule is tried on them.
std::vector<RetentionRule::Stretch> stretchesOf(const QList<Incident>& incidents);
/// Of the workspace's, all of them. Storage.
Result<std::vector<RetentionRule::Stretch>> stretchesOfIncidents(Workspace& workspace);

} // namespace ph
