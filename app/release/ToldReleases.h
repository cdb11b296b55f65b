#pragma once

#include "app/release/KnownReleases.h"

namespace ph {

class ReleaseStore;

/// Takes over what others did to releases of this workspace into its store, and into its ledger as observed.
/// Not what they only say to be under way, which they may take back. What could not be kept, one sentence
/// each; it is looked at again the next time.
QStringList keepTold(ReleaseStore& store, const QList<ToldRelease>& told);

/// The same for whoever only reads: asks for the own key where there is something to sign; without one
/// nothing is kept.
void keepTold(Workspace& workspace, const QList<ToldRelease>& told);

} // namespace ph
