#pragma once

#include "models/values/ModelVersion.h"
#include "models/values/Policy.h"
#include "models/values/ReleaseEnvironment.h"
#include "models/values/ReleasePlan.h"
#include "models/values/Result.h"
#include "models/values/RolloutPlan.h"

#include <QStringList>

namespace ph {

struct SeenEndpoint;

/// How the model of a release plan, whose files are at `storageUri`, is rolled out on the endpoint as it is
/// now, by the rules of its tier. `environment` says where the endpoint's manifest is, where it has one, and
/// what measures it, for a system that asks there by itself. Pure. Errors of planRollout(); Unsupported where
/// the tier has no rollout.
Result<RolloutPlan> planRolloutOf(const ReleasePlan& plan, const PolicyTier& tier, const SeenEndpoint& seen,
                                  const ReleaseEnvironment& environment, const QString& storageUri);

/// The rollout of a release plan, with the endpoint on this connection. Invalid where it is none.
Result<RolloutPlan> rolloutOf(const ReleasePlan& plan, ConnectionId connection = {});

/// Why the rollout of a plan is not that which follows from its parts, its environment and its tier, one
/// sentence each; empty: it is, or none is needed. A plan is a file that people edit.
QStringList checkRollout(const ReleasePlan& plan, const ReleaseEnvironment& environment,
                         const PolicyTier& tier);

/// What the system that carries it out by itself does otherwise than we would, or leaves to us; English.
QStringList rolloutRemarks(const RolloutPlan& plan);
/// How traffic moves, a step each.
QStringList rolloutInWords(const RolloutPlan& plan);
/// Who moves it on: the cluster where its tier wants that, else whoever drives it.
QString supervisionInWords(const RolloutPlan& plan);

} // namespace ph
