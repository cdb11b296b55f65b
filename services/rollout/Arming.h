#pragma once

#include "models/values/ArmedJob.h"
#include "services/kubernetes/ClusterClient.h"
#include "services/rollout/DriverJob.h"

namespace ph {

/// What arms or disarms a rollout, as the cluster itself tried it, without effect.
struct ArmPreview {
    WriteRequest write;
    QString request;       ///< exactly what would be sent, redacted
    QString before, after; ///< the Job, as of writtenPart(); empty: there is none
    QStringList warnings;  ///< the cluster's own, and what is missing for a careful drive
};

/// Of the Job that drives it in its cluster, by server-side apply. Forbidden with the rights that are
/// missing; NotFound where the namespace lacks the ServiceAccount, Role or RoleBinding of packaging, which
/// are named; Conflict where a Job of it has ended and is still there, or is another one; errors of
/// driverJob() and ClusterClient::write(). Changes nothing. Blocking.
Result<ArmPreview> previewArming(const ClusterClient& client, const DriverJobAsk& ask);

/// Of the end of the Job that is there, with its uid as the precondition. NotFound where there is none;
/// Forbidden with the missing right. Changes nothing. Blocking.
Result<ArmPreview> previewDisarming(const ClusterClient& client, const QString& ns, const QString& releaseId);

/// The Job of a rollout, its pods, and whether they drive; none: it is not armed. Errors as of ClusterClient.
/// Blocking.
Result<std::optional<ArmedJob>> armedJob(const ClusterClient& client, const QString& ns,
                                         const QString& releaseId, std::int64_t nowMs);

} // namespace ph
