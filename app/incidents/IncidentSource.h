#pragma once

#include "app/Workspace.h"

namespace ph {

/// Where an incident's past is read: the workspace that is open, or a pack that is shown in its place.
struct IncidentSource {
    std::shared_ptr<Workspace> workspace; ///< jobs hold on to it
    QString policyFile = {};              ///< in place of the environment's; empty: that
    enum class Kind : std::uint8_t { Own, Pack } kind = Kind::Own;
};

/// `workspace` outlives it.
inline IncidentSource ownIncidents(Workspace& workspace)
{
    return {{std::shared_ptr<void>(), &workspace}};
}

} // namespace ph
