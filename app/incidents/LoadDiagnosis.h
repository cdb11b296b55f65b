#pragma once

#include "app/Workspace.h"
#include "models/values/Incident.h"
#include "models/values/Policy.h"
#include "services/diagnosis/Diagnosis.h"
#include "services/diagnosis/RuleTrial.h"

namespace ph {

/// What was cached of a stretch of time, and what could not be read of it.
struct PastReading {
    CachedPast past;
    QStringList notes;
};

using PastProgress = std::function<void(qint64 done, qint64 total)>; ///< series of numbers

/// The timeline, the looks, and the cached numbers of [fromMs, toMs]. Asks nobody. Storage; Cancelled.
/// Blocking.
Result<PastReading> loadPast(Workspace& workspace, std::int64_t fromMs, std::int64_t toMs,
                             std::stop_token stop, const PastProgress& progress = {});

/// A policy with its text as it stood when it was read.
struct LoadedPolicy {
    QString file;
    QByteArray text;
    Policy policy;
};
/// `file`, or where it is empty that of the environment. NotFound; Invalid with the first problem; Storage.
Result<LoadedPolicy> loadPolicyText(Workspace& workspace, const QString& environment, const QString& file);

/// The steps of an environment, and why they are not those of its policy where that cannot be read.
struct LoadedChecklist {
    QList<DiagnosisStep> steps;
    QString policyFile; ///< whose steps are among them; empty: the usual ones alone
    QStringList notes;
};
/// Of the policy `file`, or where it is empty of the environment's: the usual steps with its own, or just the
/// usual ones where there is no policy, or it says none. Fails only for a policy that was named.
Result<LoadedChecklist> loadChecklist(Workspace& workspace, const QString& environment,
                                      const QString& file = {});

/// The incident against all others of its environment.
Result<TrialQuestion> trialQuestion(Workspace& workspace, const Incident& incident, std::int64_t historyMs,
                                    std::int64_t nowMs);

} // namespace ph
