#include "models/values/ClusterStanding.h"

namespace ph {

bool looksAlike(const ClusterStanding& a, const ClusterStanding& b)
{
    auto asA = b;
    if (a.watch == ClusterStanding::Watch::Live)
        asA.levelMs = a.levelMs;
    return a == asA;
}

ClusterStanding clusterStanding(const Connection& connection, const SyncState& state)
{
    using Watch = ClusterStanding::Watch;
    ClusterStanding standing;
    standing.connection = connection.id;
    standing.name = connection.name;
    standing.levelMs = state.lastSuccessMs;
    standing.errorKind = state.errorKind;
    standing.errorText = state.errorText;
    standing.unread = state.unread;
    standing.unreadItems = state.unreadItems;
    if (!connection.enabled || state.phase == SyncState::Phase::Disabled)
        standing.watch = Watch::Disabled;
    else if (state.phase == SyncState::Phase::Stopped)
        standing.watch = Watch::Stopped;
    else if (!state.errorKind.isEmpty() || state.phase == SyncState::Phase::Waiting)
        standing.watch = Watch::Behind;
    else if (state.lastSuccessMs == noTime || state.successIsOld)
        standing.watch = Watch::Starting;
    else
        standing.watch = Watch::Live;
    return standing;
}

} // namespace ph
