#pragma once

#include "services/http/Json.h"
#include "services/rollout/RolloutSight.h"
#include "services/rollout/RolloutWrite.h"

/// What is different of KServe in Standard mode, as pure functions. There are no revisions; what answers is a
/// Service before a Deployment of the same name, and these names stand for revisions here:
/// "scorer-predictor", or "scorer-v3-predictor" of a predictor named "v3". From KServe 0.20 spec.canary lists
/// more predictors; a promotion makes one of them spec.predictor with its name, so that its pods stay and the
/// old ones go. The status only repeats the percentage; an HTTPRoute has the weights.
namespace ph::kserve::standard {

/// Where spec.predictor has its model: "/spec/predictor/model", or a framework's own field of old
/// ("/spec/predictor/sklearn"); empty where it has none.
QString modelPath(const Json& object);

/// Of spec.predictor.
QString serviceOf(const Json& object);
/// Of the candidate as an entry of spec.canary; follows from the plan alone.
QString candidateService(const RolloutPlan& plan);

/// Why the object can have no candidate in spec.canary; empty where it can.
QString whyNoCanary(const Json& object, const RolloutPlan& plan);

/// Says in the sight what the object says: the names of what is created and ready, the percentage asked for.
void tell(RolloutSight& sight, const RolloutPlan& plan);

/// Of a CanaryList: Before has no entry; After has the candidate as the only one, or as the predictor.
bool hasFields(const RolloutPlan& plan, const RolloutSight& sight, RolloutWrite::Fields fields);

/// Of a CanaryList: the parts of spec that are not the candidate's fields, for a merge patch of the object as
/// it was seen. No canary may have more pods than the predictor, whose number KServe lessens by them; at 0 %
/// it would have none, so that one is asked for.
void addCanary(Json& spec, const RolloutPlan& plan, const RolloutSight& sight, const RolloutWrite& write);

/// That KServe's status does not show yet what the object asks for; empty where it does.
QString notTakenUp(const RolloutPlan& plan, const RolloutSight& sight, std::optional<int> percent);

} // namespace ph::kserve::standard
