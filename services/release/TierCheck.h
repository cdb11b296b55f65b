#pragma once

#include "models/values/Policy.h"
#include "models/values/ReleaseEnvironment.h"

#include <QStringList>

namespace ph {

/// The policy's tiers that a release to the environment may take, in the policy's order, from the least that
/// the environment asks for; none where the policy has no such tier.
QStringList tiersFor(const ReleaseEnvironment& environment, const Policy& policy);

/// Why no release of this tier goes to the environment, one sentence each; empty: one may.
QStringList checkTier(const PolicyTier& tier, const Policy& policy, const ReleaseEnvironment& environment);

} // namespace ph
