#pragma once

#include "models/values/Endpoint.h"
#include "models/values/RollbackCondition.h"
#include "models/values/RolloutRules.h"

namespace ph {

/// A field that makes the candidate what it is, as a compare-and-set.
struct CandidateField {
    QString path;   ///< JSON pointer through objects: "/spec/predictor/model/storageUri"
    QString before; ///< JSON text, as observed while planning; empty: not there
    QString after;  ///< JSON text; empty: taken away
    friend bool operator==(const CandidateField&, const CandidateField&) = default;
};

/// By what the requests of an endpoint are moved.
enum class RolloutManner {
    Revisions,  ///< KServe in Knative mode: canaryTrafficPercent splits between two revisions
    CanaryList, ///< KServe 0.20 in Standard mode: an entry of spec.canary, which promotion makes the
                ///< predictor
    InPlace,    ///< KServe in Standard mode: the predictor's pods are replaced, and nothing is split
    Predictors  ///< Seldon Core 1: one more entry of spec.predictors, which promotion leaves alone there
};
/// Whether the candidate is listed beside the stable one, which is there to go back to until the promotion.
constexpr bool isListedBeside(RolloutManner manner)
{
    return manner == RolloutManner::CanaryList || manner == RolloutManner::Predictors;
}

/// One step forward. All but Preflight and Confirm are one write each.
struct RolloutStep {
    enum class Kind {
        Preflight, ///< everything is as it was planned; the server tries the deployment without doing it
        Deploy,    ///< the candidate, at 0 %; not InPlace
        Shadow,    ///< `percent` of the requests as copies that it answers to nobody, watched for `soakMs`
        Weight,    ///< `percent` of the requests, watched for `soakMs`
        Promote,   ///< all of them
        Confirm    ///< it is the stable one now; watched for `soakMs`
    };
    Kind kind = Kind::Preflight;
    int percent = 0; ///< of Weight and Shadow: 1–100
    std::int64_t soakMs = 0;
    friend bool operator==(const RolloutStep&, const RolloutStep&) = default;
};
/// Where the candidate comes in, after the preflight, in the steps of every plan: the deployment, else the
/// promotion.
inline constexpr qsizetype deployStep = 1;
QString rolloutStepName(RolloutStep::Kind kind); ///< "preflight"
/// "10 % of the requests", for messages; English, as all that is recorded.
QString rolloutStepTitle(const RolloutStep& step);

/// The file in Git that a GitOps controller makes the endpoint from: what the rollout asks for, it asks
/// there.
struct EndpointManifest {
    QString controller; ///< "Argo CD (fraud)"; empty: none was seen while planning
    QString repository, branch, file;
    friend bool operator==(const EndpointManifest&, const EndpointManifest&) = default;
};

/// How one endpoint gets a new version, complete: whoever has this and the endpoint can drive it. Never
/// changed once it is begun.
struct RolloutPlan {
    QString id; ///< of the release
    EntityKey endpoint;
    QString endpointUid; ///< the very object, not another of the same name
    RolloutManner manner = RolloutManner::Revisions;
    RolloutStrategy strategy = RolloutStrategy::Canary;
    QList<RolloutStep> steps;
    ServedVersion candidate; ///< of the registry; may be empty
    QList<CandidateField> fields;
    std::optional<int> percentBefore = std::nullopt; ///< that the object asked for while planning
    QString stableRevision; ///< what had all the traffic while planning; in Standard mode a Service's name
    QString stableModel;    ///< what that serves: its storage URI
    /// Managers of the candidate's fields while planning: the plan takes them over from these, and from
    /// nobody else.
    QStringList takesOverFrom;
    RolloutRules rules;
    double capPercent = 100; ///< traffic that the candidate may get before its soak is over
    QList<RollbackCondition> conditions;
    /// From its beginning, times of holding not counted; what is not promoted then is taken back.
    std::int64_t decideWithinMs = 0;
    std::int64_t createdMs = noTime;
    std::optional<EndpointManifest> manifest = std::nullopt; ///< none: the object itself is asked
    friend bool operator==(const RolloutPlan&, const RolloutPlan&) = default;
};

} // namespace ph
