#pragma once

#include "models/values/ReleaseEnvironment.h"
#include "services/kubernetes/ApiPath.h"

namespace ph {

/// What the Job is made of that drives one rollout in its cluster.
struct DriverJobAsk {
    QString releaseId, ns;
    ClusterDriver driver; ///< `metrics` is the address itself; empty: it is judged by none
    QString policy;       ///< the policy file's text, whose freezes hold it up; empty: none does
};

/// The Job: packaging/kubernetes/drive/job.yaml, filled in. The same of the same, so that arming twice is one
/// Job. Pure. Invalid for an image, an address or a Secret that cannot be one, and for a policy that is too
/// long for the Job to carry.
Result<Json> driverJob(const DriverJobAsk& ask);

/// The policy that a Job carries; empty: none. Pure.
QString policyInJob(const Json& job);

/// "pilothouse-drive-2026-11-27-fraud-7-x3k9"; short enough for its pods to be hosts of their own name.
QString driverJobName(const QString& releaseId);
ObjectAddress driverJobAddress(const QString& releaseId, const QString& ns);
/// Whom the Job runs as; made by packaging/kubernetes, with its Role and RoleBinding of the same name.
QString driverAccount();

} // namespace ph
