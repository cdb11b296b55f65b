#pragma once

#include "models/values/RolloutPlan.h"

namespace ph {

/// What a Rollout of Argo says of itself beside what every endpoint does.
struct ArgoSight {
    int step = 0;              ///< the one that is carried out, from 0; `steps`: all are done
    int steps = 0;             ///< how many there are
    QString candidate, stable; ///< pod template hashes; equal: everything is promoted
    bool isObserved = false;   ///< the controller has seen the present generation
    bool isAborted = false;
    bool isPaused = false;                    ///< spec.paused: by hand
    QString pausedBy;                         ///< who else than us manages that; empty: nobody
    bool waitsAtPause = false;                ///< at a pause of its steps
    bool isInconclusive = false;              ///< paused, for an analysis could not tell
    bool promotesFully = false;               ///< it skips what is left of its steps
    std::optional<int> weight = std::nullopt; ///< that the route gives the candidate; none: it has no router
    bool isVerified = true;                   ///< false: the router says that the weight is not in effect yet
    QString phase, message;                   ///< "Degraded", "RolloutAborted: …"
    /// Of what it, or the candidate's pods, cannot get over: "ProgressDeadlineExceeded", "CrashLoopBackOff".
    QString troubleReason = {};
    friend bool operator==(const ArgoSight&, const ArgoSight&) = default;
};

} // namespace ph
