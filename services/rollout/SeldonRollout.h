#pragma once

#include "services/http/Json.h"
#include "services/rollout/RolloutSight.h"
#include "services/rollout/RolloutWrite.h"

/// What is different of a SeldonDeployment of Seldon Core 1, as pure functions. Its predictors stand for
/// revisions here: the stable one, and beside it the candidate, a copy of it with another model and as many
/// pods, for Seldon moves no weight before every pod of all predictors is ready. So it sends nobody to pods
/// that cannot answer, and so a candidate that breaks keeps its share until it is taken out of the list. A
/// promotion leaves the candidate alone there, under its own name: its pods stay, and the old ones go. The
/// status says which Deployments are available, and nothing of weights; an Istio VirtualService has them.
/// https://docs.seldon.io/projects/seldon-core/en/latest/reference/seldon-deployment.html
namespace ph::seldon {

inline const QString predictorsPath = QStringLiteral("/spec/predictors");

/// Of what is stable: the first one; empty where there is none.
QString stableIn(const Json& object);
/// Where the one model of the first predictor's graph is ("/spec/predictors/0/graph/modelUri"); empty where
/// it has none, or several.
QString modelPath(const Json& object);

/// Why the object can have no candidate beside it; empty where it can.
QString whyNoCandidate(const Json& object, const RolloutPlan& plan);

/// Says in the sight what the object says: what is created and ready, the percentage and the copies that are
/// asked for.
void tell(RolloutSight& sight, const RolloutPlan& plan);

/// Before: the stable predictor alone; After: the candidate beside it, or alone.
bool hasFields(const RolloutPlan& plan, const RolloutSight& sight, RolloutWrite::Fields fields);

/// The predictors that a write asks for, the whole list: a merge patch replaces it.
Json predictorsFor(const RolloutPlan& plan, const RolloutSight& sight, const RolloutWrite& write);

/// What the candidate gets as copies, by the route, in percent of the requests.
int observedCopies(const RolloutPlan& plan, const RolloutSight& sight);

/// That the route does not name the predictors that the object lists yet; empty where it does, or is not
/// seen.
QString notTakenUp(const RolloutSight& sight);

/// Whether nothing can move its weights but that it is taken out of the list.
bool isStuck(const RolloutPlan& plan, const RolloutSight& sight);

/// The shares of a VirtualService that Seldon made for an endpoint, by predictor.
ObservedTraffic trafficOf(const Endpoint& virtualService, const QString& endpoint);

} // namespace ph::seldon
