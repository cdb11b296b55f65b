#pragma once

#include "app/rollout/RolloutReach.h"

namespace ph {

/// The rollouts of an endpoint, kept in a cluster that is a connection of the workspace, which outlives it.
RolloutReach rolloutsBeside(Workspace& workspace, const QString& cluster, const EntityKey& endpoint);

/// The rollout of an endpoint that is under way, else the one that was begun last; empty: none is kept.
/// Blocking; errors of the store.
Result<QString> rolloutBesideIt(const RolloutReach& reach, const Endpoint& endpoint, std::stop_token stop);

} // namespace ph
