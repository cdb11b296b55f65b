#pragma once

#include "models/values/CanaryAnalysis.h"
#include "models/values/Endpoint.h"
#include "models/values/Error.h"
#include "services/http/Json.h"
#include "services/rollout/ArgoSight.h"

namespace ph {

/// Somebody other than us who manages a field that the rollout writes.
struct FieldHolder {
    QString manager; ///< "kubectl"
    QString path;    ///< "/spec/predictor/canaryTrafficPercent"
    friend bool operator==(const FieldHolder&, const FieldHolder&) = default;
};

/// What a driver knows at one moment.
struct RolloutSight {
    std::int64_t atMs = noTime;
    std::optional<Error> unseen =
        std::nullopt; ///< why the endpoint is not seen; the rest of it is empty then
    Endpoint endpoint = {};

    // What is asked for, where a rollout writes it: in the object itself, or in the manifest that it is made
    // from.
    QString version = {};                      ///< precondition of a write: resourceVersion, or the file's
    QMap<QString, QString> fields = {};        ///< of the candidate: path -> JSON text; empty: not there
    std::optional<int> percent = std::nullopt; ///< that is asked for
    int copies = 0;                            ///< percent of the requests that are asked to be copied to it
    QList<FieldHolder> holders = {};
    QString unapplied = {}; ///< why the object is not yet as its manifest says; empty: it is, or has none

    Json object = nullptr; ///< as it was read, where more of it than the fields counts
    /// Where a route tells it, not the object: why nobody sees where the requests go. None: it is seen, or
    /// was not looked for.
    std::optional<Error> unseenTraffic = std::nullopt;
    enum class Stable { NotAsked, Ready, NotReady } stable = Stable::NotAsked; ///< the revision gone back to

    // What was measured at this moment; empty where it was not asked.
    std::optional<AnalysisReport> report = std::nullopt;
    std::optional<Error> metricsLost = std::nullopt;
    QList<std::optional<double>> readings = {}; ///< one a condition of the plan; none: no data

    QString freeze = {}; ///< why no promotion may be made now; empty: one may

    std::optional<ArgoSight> argo = std::nullopt; ///< of a Rollout of Argo
};

} // namespace ph
