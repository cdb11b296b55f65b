#pragma once

#include "app/incidents/IncidentSource.h"
#include "app/packs/OpenedPack.h"

namespace ph {

/// What of a pack is read as if it were a workspace: its record, its timeline and its policy. No connection
/// and no environment is among it, so that nothing a pack names is ever read or asked on this machine.
struct PackStores {
    OpenedPackPtr pack; ///< in whose folder it lies
    Stores stores;
    QString policyFile; ///< empty: it holds none
};
/// Storage; Cancelled; Unreadable where the pack's record contradicts itself. Blocking.
Result<PackStores> packStores(const OpenedPackPtr& pack, const std::stop_token& stop);

/// Its clock stands at when the pack was made: later nothing is known. Made on the application's thread, and
/// goes on it, whoever holds it last.
IncidentSource packSource(PackStores stores);

} // namespace ph
