#pragma once

#include "services/kubernetes/WriteRequest.h"
#include "services/rollout/RolloutSight.h"
#include "services/rollout/RolloutWrite.h"

/// What a rollout that moves requests step by step has to know of who serves them, as pure functions: what is
/// asked here is asked of a plan, whatever system it is for. Revisions are the words for all of them: KServe
/// in Knative mode has them itself (KserveKnative.h), in Standard mode Services stand for them
/// (KserveStandard.h), of Seldon predictors do (SeldonRollout.h).
namespace ph::serving {

/// Why no rollout can move this endpoint's traffic, with what to do instead; nothing where one can.
RecordedText whyUnsupported(const Endpoint& endpoint);
/// The same of a plan, which was made for one mode; English, as the record of a rollout is.
QString whyUnsupported(const RolloutPlan& plan, const Endpoint& endpoint);

/// Paths of the object that the rollout writes.
QStringList writtenPaths(const RolloutPlan& plan);

/// What the object says of itself; Unreadable where it cannot be read.
Result<RolloutSight> sightOf(const Json& object, const RolloutPlan& plan, std::int64_t nowMs);

/// A merge patch with the object's version as its precondition. Not server-side apply: an apply holds every
/// field of its manager, so that another apply of ours which sets only weights would take the candidate's
/// fields out of the object. Who else manages a field is looked for in the very version that is changed, see
/// holdersOf().
WriteRequest request(const RolloutPlan& plan, const RolloutSight& seen, const RolloutWrite& write);

/// Whether the candidate's fields are all as before, or all as after.
bool hasFields(const RolloutPlan& plan, const RolloutSight& sight, RolloutWrite::Fields fields);
/// Whether this is what the object asks for.
bool asksFor(const RolloutPlan& plan, const RolloutSight& sight, const RolloutWrite& write);

/// What is not yet seen of a step that was asked for, one sentence; empty: it is observed. Of the preflight:
/// that the stable revision has all the requests.
QString notYet(const RolloutPlan& plan, const RolloutState& state, const RolloutSight& sight,
               const RolloutStep& step);
QString notYet(const RolloutPlan& plan, const RolloutState& state, const RolloutSight& sight, WayBack step);

/// Why the rollout may not go on without seeing where the requests go, in a sentence; empty where it sees, or
/// the plan caps nothing and it is only that the route may not be read.
QString whyBlind(const RolloutPlan& plan, const RolloutSight& sight);

/// Whether the candidate has all the requests, by what the object says; in Standard mode that it is the
/// predictor, and ready.
bool servesAlone(const RolloutPlan& plan, const RolloutSight& sight);

/// The revision that is the candidate; empty where there is none yet.
QString candidateIn(const RolloutPlan& plan, const RolloutSight& sight);

/// That the candidate cannot serve, with the cluster's own words; empty where nothing says so. A failed
/// candidate has Ready=False with its routes ready; a model that cannot be loaded shows long before.
QString failure(const RolloutPlan& plan, const RolloutState& state, const RolloutSight& sight);

/// Another revision than candidate and stable that gets requests, or a newer one than the candidate, in a
/// sentence; empty where there is none.
QString stranger(const RolloutPlan& plan, const RolloutState& state, const RolloutSight& sight);

/// Why the endpoint is not as it was when the plan was made; empty where it is.
QString changedSincePlanned(const RolloutPlan& plan, const RolloutSight& sight);

/// Why 0 % would not send the requests to the stable revision; empty where it would.
QString whyNoWayBack(const RolloutPlan& plan, const RolloutState& state, const RolloutSight& sight);

} // namespace ph::serving
