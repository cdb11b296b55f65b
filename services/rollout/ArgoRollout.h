#pragma once

#include "services/http/Json.h"
#include "services/rollout/RolloutSight.h"

/// What a rollout has to know of a Rollout of Argo, as pure functions. Its controller moves the weights by
/// the steps of the spec; a change of the pod template or of the steps begins them anew.
/// https://argo-rollouts.readthedocs.io/en/stable/features/specification/
namespace ph::argo {

inline const QString containersPath = QStringLiteral("/spec/template/spec/containers"),
                     stepsPath = QStringLiteral("/spec/strategy/canary/steps"),
                     backgroundPath = QStringLiteral("/spec/strategy/canary/analysis"),
                     pausedPath = QStringLiteral("/spec/paused");

/// Whether an endpoint is such a Rollout.
bool isRollout(const EntityKey& endpoint);

/// Why no rollout can move this endpoint's traffic, with what to do instead; empty where one can.
QString whyUnsupported(const Json& object);

/// What the object says of itself; Unreadable where it cannot be read.
Result<RolloutSight> sightOf(const Json& object, const RolloutPlan& plan, std::int64_t nowMs);

/// Why the endpoint is not as it was when the plan was made; empty where it is.
QString changedSincePlanned(const RolloutPlan& plan, const RolloutSight& sight);

/// What is not yet seen of this share, one sentence; empty: the route gives it.
QString notAt(int percent, const ArgoSight& sight);

} // namespace ph::argo
