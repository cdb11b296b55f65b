#include "services/rollout/ArgoRollout.h"

#include "services/kubernetes/EndpointDecode.h"
#include "services/kubernetes/WriteRequest.h"
#include "services/rollout/ObjectFields.h"
#include "services/rollout/RolloutPlanTexts.h"

#include <algorithm>

namespace ph::argo {

namespace {

bool isTrue(const JsonReader& object, const char* name)
{
    const auto found = object.raw().find(name);
    return found != object.raw().end() && *found == true;
}

QString pausedBy(const Json& object)
{
    const auto holders = holdersOf(object, {pausedPath});
    return holders.isEmpty() ? QString() : holders.front().manager;
}

/// What the controller gives up on without an abort.
QString troubleOf(const JsonReader& status)
{
    const auto conditions = status.items("conditions");
    for (const auto& condition : conditions) {
        auto type = condition.text("type"), reason = condition.text("reason");
        if (type == QLatin1String("InvalidSpec") && condition.text("status") == QLatin1String("True"))
            return type;
        if (reason == QLatin1String("ProgressDeadlineExceeded"))
            return reason;
    }
    return {};
}

ArgoSight readArgo(const Json& json)
{
    const JsonReader object(json);
    const auto spec = object.child("spec"), status = object.child("status");
    ArgoSight sight;
    sight.steps = int(spec.child("strategy").child("canary").items("steps").size());
    sight.step = int(std::clamp<std::int64_t>(status.integer("currentStepIndex", 0), 0, sight.steps));
    sight.candidate = status.text("currentPodHash");
    sight.stable = status.text("stableRS");
    // It is a text there; controllers before 1.0 wrote a hash.
    sight.isObserved =
        status.text("observedGeneration").toLongLong() == object.child("metadata").integer("generation", 0);
    sight.isAborted = isTrue(status, "abort");
    sight.isPaused = isTrue(spec, "paused");
    if (sight.isPaused)
        sight.pausedBy = pausedBy(json);
    sight.promotesFully = isTrue(status, "promoteFull");
    const auto pauses = status.items("pauseConditions");
    for (const auto& pause : pauses) {
        const auto reason = pause.text("reason");
        sight.waitsAtPause = sight.waitsAtPause || reason == QLatin1String("CanaryPauseStep");
        sight.isInconclusive = sight.isInconclusive || reason == QLatin1String("InconclusiveAnalysisRun");
    }
    const auto weights = status.child("canary").child("weights");
    if (weights.has("canary"))
        sight.weight = int(weights.child("canary").number("weight", 0));
    const auto verified = weights.raw().find("verified");
    sight.isVerified = verified == weights.raw().end() || *verified != false;
    sight.phase = status.text("phase");
    sight.message = status.text("message");
    sight.troubleReason = troubleOf(status);
    return sight;
}

} // namespace

bool isRollout(const EntityKey& endpoint)
{
    return endpoint.remoteId.startsWith(QLatin1String("rollouts.argoproj.io/"));
}

QString whyUnsupported(const Json& object)
{
    const auto spec = JsonReader(object).child("spec");
    if (spec.has("workloadRef"))
        return RolloutPlanTexts::tr(
            "Its pods are described by another object (spec.workloadRef): release by that "
            "one.");
    const auto strategy = spec.child("strategy");
    if (!strategy.has("canary"))
        return RolloutPlanTexts::tr("Its strategy is blue-green: only a canary's steps can be set.");
    const auto routing = strategy.child("canary").child("trafficRouting");
    if (!strategy.child("canary").has("trafficRouting"))
        return RolloutPlanTexts::tr(
            "Without a traffic router the shares follow the number of pods, so that no cap "
            "of traffic holds: add spec.strategy.canary.trafficRouting.");
    if (routing.integer("maxTrafficWeight", 100) != 100)
        return RolloutPlanTexts::tr("Its weights are no percents (maxTrafficWeight).");
    return {};
}

Result<RolloutSight> sightOf(const Json& object, const RolloutPlan& plan, std::int64_t nowMs)
{
    auto endpoint = decodeRollout(object, plan.endpoint.connection, nowMs);
    if (!endpoint)
        return fail(endpoint.error());
    RolloutSight sight;
    sight.atMs = nowMs;
    sight.endpoint = *std::move(endpoint);
    sight.version = sight.endpoint.resourceVersion;
    QStringList paths;
    for (const auto& field : plan.fields) {
        sight.fields.insert(field.path, textAt(object, field.path));
        paths << field.path;
    }
    sight.holders = holdersOf(object, paths);
    sight.argo = readArgo(object);
    return sight;
}

QString changedSincePlanned(const RolloutPlan& plan, const RolloutSight& sight)
{
    for (const auto& field : plan.fields) {
        if (sight.fields.value(field.path) != field.before)
            return QStringLiteral("%1 is not what it was when this was planned.").arg(field.path);
    }
    const auto& argo = *sight.argo;
    if (!argo.isObserved)
        return QStringLiteral("The controller of Argo Rollouts has not seen its latest change.");
    if (argo.stable != plan.stableRevision)
        return QStringLiteral("%1 is the stable one, and %2 was when this was planned.")
            .arg(argo.stable, plan.stableRevision);
    if (argo.candidate != argo.stable)
        return QStringLiteral("%1 is on its way to be rolled out.").arg(argo.candidate);
    if (argo.isAborted || argo.isPaused || argo.phase != QLatin1String("Healthy"))
        return QStringLiteral("It is %1%2.")
            .arg(argo.isPaused ? QStringLiteral("paused") : argo.phase,
                 argo.message.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(argo.message));
    return {};
}

QString notAt(int percent, const ArgoSight& sight)
{
    if (!sight.weight)
        return QStringLiteral("The route says no weights.");
    if (*sight.weight != percent)
        return QStringLiteral("The candidate gets %1 % of the requests.").arg(*sight.weight);
    return sight.isVerified ? QString()
                            : QStringLiteral("The router has not taken the weight %1 yet.").arg(percent);
}

} // namespace ph::argo
