#pragma once

#include "models/values/Result.h"
#include "models/values/RolloutPlan.h"
#include "services/http/Json.h"

namespace ph {

/// What is to be rolled out, and how.
struct RolloutAsk {
    QString releaseId;
    ServedVersion version; ///< of the registry, for people; may be empty
    QString storageUri;    ///< of the candidate's model; empty: `fields` say all, which is not for Seldon
    Json fields = nullptr; ///< a merge patch of spec.predictor, for what else makes the candidate
    RolloutRules rules;
    double capPercent = 100; ///< PolicyTier::exposureCapPercent
    std::int64_t soakMs = 0; ///< PolicyTier::soakMs
    QList<RollbackCondition> conditions;
    std::int64_t decideWithinMs = 0; ///< 0: twice its soaks and waits
    /// Where the endpoint's manifest is, where a GitOps controller applies one; `controller` is what is seen.
    std::optional<EndpointManifest> manifest = std::nullopt;
    /// Of KServe in Standard mode: whether the cluster serves spec.canary, see kserve::servesCanaryList().
    enum class CanaryList { NotAsked, Served, NotServed } canaryList = CanaryList::NotAsked;
};

/// The plan for an endpoint as its object is now, with the steps of rolloutSteps(). Pure. Unsupported, with
/// what to do instead, where the system, its mode, a GitOps controller or the strategy makes it impossible:
/// KServe's Standard mode has no shares where it serves no spec.canary, and takes everything at once then;
/// only Seldon copies requests to a shadow, and of a predictor of Seldon nothing but the model is changed.
/// Invalid where a stage is above the cap or no whole percent, where nothing could take it back (neither
/// analysis nor condition), where the candidate is what is served already or writes outside of
/// spec.predictor, and where a change is under way.
Result<RolloutPlan> planRollout(const Json& object, const Endpoint& endpoint, const RolloutAsk& ask,
                                std::int64_t nowMs);

/// What of a plan follows from the endpoint and what is asked, whatever system serves it.
RolloutPlan planOf(const Endpoint& endpoint, const RolloutAsk& ask, std::int64_t nowMs);
/// Why nothing would take a candidate back, or let it pass; empty where something does.
QString whyUnwatched(const RolloutAsk& ask);
/// RolloutPlan::decideWithinMs.
std::int64_t decisionTimeMs(const QList<RolloutStep>& steps, const RolloutAsk& ask);

} // namespace ph
