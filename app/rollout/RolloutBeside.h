#pragma once

#include "app/RolloutController.h"
#include "models/values/Endpoint.h"

namespace ph {

/// The rollouts of a namespace, kept in a cluster that is a connection of the workspace, which outlives it.
RolloutReach rolloutsBeside(Workspace& workspace, const QString& cluster, const Endpoint& endpoint);

/// The rollout of an endpoint that is under way, else the one that was begun last; empty: none is kept.
/// Blocking; errors of the store.
Result<QString> rolloutBesideIt(const RolloutReach& reach, const Endpoint& endpoint, std::stop_token stop);

} // namespace ph
