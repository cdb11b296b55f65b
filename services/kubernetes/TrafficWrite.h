#pragma once

#include "models/values/Endpoint.h"
#include "services/kubernetes/WriteRequest.h"

namespace ph {

/// Percent by target; a target is one of Endpoint::declared.
using AskedTraffic = QMap<QString, double>;

/// The names "candidate" and "stable" as the targets that have these roles; Invalid where none or several do,
/// for a target that the endpoint does not have, for what is no whole number from 0 to 100. What nobody named
/// goes to the one target that is left, or to the stable one; Invalid where the sum is not 100 then. Shadows
/// get copies and are left alone. Targets are also revisions that have no share yet: Knative's newest, and
/// with KServe the one rolled out, or, once the newest is, the one before it. Unsupported where two targets
/// have the same name.
Result<AskedTraffic> wholeTraffic(const Endpoint& endpoint, const AskedTraffic& asked);

/// The write that asks a cluster for this traffic: server-side apply with our field manager of nothing but
/// the weights, with the object's version as precondition. KServe does not check its percent (150 is
/// accepted, and fails later), so it is checked here. Promotion asks for 100, not for the field to go: only
/// who owns a field can make it go. Unsupported, with what to do instead, where a system has no weights to
/// set: a Rollout moves by its own steps, a Deployment has one target, KServe's Standard mode has weights
/// only for spec.canary; and where one target is all there is.
Result<WriteRequest> trafficWrite(const Json& object, const Endpoint& endpoint, const AskedTraffic& traffic);

/// What to know before one asks, in sentences: that with KServe a share goes to the revision before, for
/// there is no new one; that the newest is not ready, so that its share stays elsewhere until it is.
QStringList trafficRemarks(const Endpoint& endpoint, const AskedTraffic& traffic);

} // namespace ph
