#include "services/rollout/ServingRollout.h"

#include "services/kubernetes/EndpointDecode.h"
#include "services/rollout/KserveKnative.h"
#include "services/rollout/KserveStandard.h"
#include "services/rollout/ObjectFields.h"
#include "services/rollout/PodTrouble.h"
#include "services/rollout/RolloutPlanTexts.h"
#include "services/rollout/SeldonRollout.h"

#include <algorithm>

namespace ph::serving {

namespace {

using Fields = RolloutWrite::Fields;

bool is(double percent, double wanted)
{
    return std::abs(percent - wanted) < 0.5;
}

QString whole(const Endpoint& endpoint, const QString& revision)
{
    const auto percent = sharesByTarget(endpoint.observed.shares).value(revision);
    return is(percent, 100) ? QString()
                            : QStringLiteral("%1 gets %2 % of the requests.").arg(revision).arg(percent);
}

/// There is no route that could not be seen.
bool isRouteless(const Error& error)
{
    return error.kind == ErrorKind::NotFound || error.kind == ErrorKind::Unsupported;
}

/// Where a candidate is listed beside the stable one: the route is there, and its gateway has not taken it
/// up.
QString notAccepted(const RolloutSight& sight)
{
    const auto& observed = sight.endpoint.observed;
    const bool isOpen = !sight.unseenTraffic && observed.source == ObservedTraffic::Source::NotObservable;
    return isOpen ? observed.remark : QString();
}

/// What splits the requests where the object itself does not say it.
QString routeOf(const RolloutPlan& plan, const RolloutSight& sight)
{
    return (plan.manner == RolloutManner::Predictors ? QStringLiteral("VirtualService ")
                                                     : QStringLiteral("HTTPRoute ")) +
           sight.endpoint.name;
}

/// That the newest revision is ready.
QString newestNotReady(const Endpoint& endpoint)
{
    const auto& latest = endpoint.latest;
    if (latest.latestCreated == latest.latestReady)
        return {};
    return QStringLiteral("%1 is created, and not ready.").arg(latest.latestCreated);
}

} // namespace

RecordedText whyUnsupported(const Endpoint& endpoint)
{
    if (endpoint.system == ServingSystem::ArgoRollouts)
        return rolloutText(QT_TRANSLATE_NOOP(
            "ph::RolloutPlanning",
            "A Rollout of Argo moves by its own steps: release by its image, and promote or "
            "abort it there."));
    if (endpoint.system == ServingSystem::SeldonCore1)
        return RecordedText::nothing();
    if (endpoint.system == ServingSystem::SeldonCore2)
        return rolloutText(QT_TRANSLATE_NOOP(
            "ph::RolloutPlanning",
            "Seldon Core 2 keeps a candidate and its weight in objects of their own (Model, "
            "Experiment): set the weights of the Experiment by hand (pilothouse traffic)."));
    if (endpoint.system == ServingSystem::Deployment)
        return rolloutText(
            QT_TRANSLATE_NOOP("ph::RolloutPlanning",
                              "A Deployment has no weights: put an HTTPRoute with two backends before it, or "
                              "serve the model with KServe."));
    if (endpoint.system != ServingSystem::KServe || endpoint.objectKind != QLatin1String("InferenceService"))
        return rolloutText(
                   QT_TRANSLATE_NOOP("ph::RolloutPlanning",
                                     "Rollouts move InferenceServices of KServe, SeldonDeployments and "
                                     "Rollouts of Argo; %1 (%2) is none."))
            .arg(endpoint.objectKind, servingSystemTitle(endpoint.system));
    if (endpoint.mode != QLatin1String("Knative") && endpoint.mode != QLatin1String("Standard"))
        return rolloutText(QT_TRANSLATE_NOOP("ph::RolloutPlanning",
                                             "The cluster does not say in which mode KServe serves it%1."))
            .arg(endpoint.mode.isEmpty() ? QString() : QStringLiteral(" (\"%1\")").arg(endpoint.mode));
    return RecordedText::nothing();
}

QString whyUnsupported(const RolloutPlan& plan, const Endpoint& endpoint)
{
    if (auto why = whyUnsupported(endpoint); !why.isEmpty())
        return why.english;
    const bool isSeldon = endpoint.system == ServingSystem::SeldonCore1;
    if (isSeldon != (plan.manner == RolloutManner::Predictors))
        return QStringLiteral("This was planned for another system than %1.")
            .arg(servingSystemTitle(endpoint.system));
    if (isSeldon)
        return {};
    const bool planned = plan.manner == RolloutManner::Revisions,
               knative = endpoint.mode == QLatin1String("Knative");
    if (planned == knative)
        return {};
    return knative
               ? QStringLiteral("In Knative mode, which it is in now, KServe has revisions; this was planned "
                                "for Standard mode.")
               : QStringLiteral("In Standard mode, which it is in now, KServe ignores canaryTrafficPercent "
                                "without a word; this was planned for Knative mode.");
}

QStringList writtenPaths(const RolloutPlan& plan)
{
    if (plan.manner == RolloutManner::Predictors)
        return {seldon::predictorsPath};
    QStringList paths;
    if (plan.manner == RolloutManner::Revisions)
        paths << kserve::percentPath;
    if (plan.manner == RolloutManner::CanaryList)
        paths << QStringLiteral("/spec/canary") << QStringLiteral("/spec/predictor/name");
    for (const auto& field : plan.fields)
        paths << field.path;
    return paths;
}

Result<RolloutSight> sightOf(const Json& object, const RolloutPlan& plan, std::int64_t nowMs)
{
    const bool isSeldon = plan.manner == RolloutManner::Predictors;
    auto endpoint =
        (isSeldon ? decodeSeldonDeployment : decodeInferenceService)(object, plan.endpoint.connection, nowMs);
    if (!endpoint)
        return fail(endpoint.error());
    RolloutSight sight;
    sight.atMs = nowMs;
    sight.endpoint = *std::move(endpoint);
    sight.version = sight.endpoint.resourceVersion;
    for (const auto& field : plan.fields)
        sight.fields.insert(field.path, textAt(object, field.path));
    const auto percent = object.value(Json::json_pointer(kserve::percentPath.toStdString()), Json());
    if (percent.is_number_integer())
        sight.percent = int(std::clamp<std::int64_t>(percent.get<std::int64_t>(), -1, 1'000));
    sight.holders = holdersOf(object, writtenPaths(plan));
    if (plan.manner != RolloutManner::Revisions) {
        sight.object = object;
        (isSeldon ? seldon::tell : kserve::standard::tell)(sight, plan);
    }
    return sight;
}

WriteRequest request(const RolloutPlan& plan, const RolloutSight& seen, const RolloutWrite& write)
{
    const auto& endpoint = seen.endpoint;
    // While the candidate is listed beside it the predictor stays as it was.
    const bool listed = plan.manner == RolloutManner::CanaryList && write.percent;
    const auto fields = listed ? Fields::Before : write.fields;
    WriteRequest request;
    request.verb = WriteRequest::Verb::MergePatch;
    request.object = endpointAddress(plan.endpoint);
    request.body["metadata"]["resourceVersion"] = endpoint.resourceVersion.toStdString();
    if (plan.manner == RolloutManner::Predictors) {
        request.body["spec"]["predictors"] = seldon::predictorsFor(plan, seen, write);
        return request;
    }
    for (const auto& field : plan.fields) {
        const auto& text = fields == Fields::After ? field.after : field.before;
        // A null takes the field away.
        request.body[Json::json_pointer(field.path.toStdString())] =
            text.isEmpty() ? Json() : Json::parse(text.toStdString(), nullptr, false);
    }
    if (plan.manner == RolloutManner::Revisions)
        request.body[Json::json_pointer(kserve::percentPath.toStdString())] =
            write.percent ? Json(*write.percent) : Json();
    if (plan.manner == RolloutManner::CanaryList)
        kserve::standard::addCanary(request.body["spec"], plan, seen, write);
    return request;
}

bool hasFields(const RolloutPlan& plan, const RolloutSight& sight, RolloutWrite::Fields fields)
{
    if (plan.manner == RolloutManner::Predictors)
        return seldon::hasFields(plan, sight, fields);
    if (plan.manner == RolloutManner::CanaryList)
        return kserve::standard::hasFields(plan, sight, fields);
    return std::all_of(plan.fields.begin(), plan.fields.end(), [&](const CandidateField& field) {
        return sight.fields.value(field.path) == (fields == Fields::After ? field.after : field.before);
    });
}

bool asksFor(const RolloutPlan& plan, const RolloutSight& sight, const RolloutWrite& write)
{
    // As it was, there is no percentage but in Knative mode.
    const bool whatever = plan.manner != RolloutManner::Revisions && write.fields == Fields::Before;
    return hasFields(plan, sight, write.fields) &&
           (whatever || (sight.percent == write.percent && sight.copies == write.copies));
}

QString notYet(const RolloutPlan& plan, const RolloutState& state, const RolloutSight& sight,
               const RolloutStep& step)
{
    if (!sight.unapplied.isEmpty())
        return sight.unapplied;
    const auto& endpoint = sight.endpoint;
    const auto& latest = endpoint.latest;
    if (plan.manner == RolloutManner::InPlace)
        return newestNotReady(endpoint);
    if (step.kind == RolloutStep::Kind::Preflight)
        return sight.unseenTraffic ? QString() : whole(endpoint, plan.stableRevision);
    const auto candidate =
        state.candidateRevision.isEmpty() ? candidateIn(plan, sight) : state.candidateRevision;
    if (candidate.isEmpty() || latest.latestCreated != candidate)
        return QStringLiteral("No revision of the candidate is created yet.");
    const auto write = writeOf(plan, step);
    const auto& asked = write.percent;
    if (plan.manner == RolloutManner::CanaryList) {
        if (auto why = kserve::standard::notTakenUp(plan, sight, asked); !why.isEmpty())
            return why;
        if (auto why = notAccepted(sight); !why.isEmpty())
            return why;
    }
    if (auto unready = newestNotReady(endpoint); !unready.isEmpty())
        return unready;
    const auto wanted = asked.value_or(100);
    const auto shares = sharesByTarget(endpoint.observed.shares);
    const bool isThere =
        is(shares.value(candidate), wanted) && is(shares.value(plan.stableRevision), 100 - wanted);
    if (!isThere && !sight.unseenTraffic)
        return QStringLiteral("%1 gets %2 % of the requests and %3 gets %4 %.")
            .arg(candidate)
            .arg(shares.value(candidate))
            .arg(plan.stableRevision)
            .arg(shares.value(plan.stableRevision));
    if (plan.manner == RolloutManner::Predictors && !sight.unseenTraffic) {
        if (auto why = seldon::notTakenUp(sight); !why.isEmpty())
            return why;
        if (const auto copies = seldon::observedCopies(plan, sight); copies != write.copies)
            return QStringLiteral("%1 gets copies of %2 % of the requests.").arg(candidate).arg(copies);
    }
    if (step.kind != RolloutStep::Kind::Weight && wanted == 100 && latest.latestRolledOut != candidate)
        return QStringLiteral("%1 is not rolled out yet.").arg(candidate);
    return {};
}

QString notYet(const RolloutPlan& plan, const RolloutState& state, const RolloutSight& sight, WayBack step)
{
    if (!sight.unapplied.isEmpty())
        return sight.unapplied;
    const auto& endpoint = sight.endpoint;
    const auto& latest = endpoint.latest;
    if (plan.manner == RolloutManner::InPlace)
        return newestNotReady(endpoint);
    if (plan.manner == RolloutManner::Predictors && step == WayBack::TakeBack && seldon::isStuck(plan, sight))
        return {}; // its removal does it
    if (isListedBeside(plan.manner)) {
        const auto asked = step == WayBack::TakeBack ? std::optional(0) : std::nullopt;
        auto notTaken = plan.manner == RolloutManner::CanaryList
                            ? kserve::standard::notTakenUp(plan, sight, asked)
                            : seldon::notTakenUp(sight);
        if (!notTaken.isEmpty())
            return notTaken;
        // Where the route may not be read, the candidate is taken away by what KServe says; that it has no
        // requests has to be seen at the end.
        const auto& unseen = sight.unseenTraffic;
        const bool counts = unseen && !isRouteless(*unseen) &&
                            (step == WayBack::Release || unseen->kind != ErrorKind::Forbidden);
        if (auto why = counts ? whyBlind(plan, sight) : notAccepted(sight); !why.isEmpty())
            return why;
    }
    if (step == WayBack::TakeBack) {
        if (sight.stable == RolloutSight::Stable::NotReady)
            return QStringLiteral("%1 is not ready.").arg(plan.stableRevision);
        return sight.unseenTraffic ? QString() : whole(endpoint, plan.stableRevision);
    }
    if (!state.candidateRevision.isEmpty() && latest.latestCreated == state.candidateRevision)
        return QStringLiteral("No revision with the fields of before is created yet.");
    if (auto unready = newestNotReady(endpoint); !unready.isEmpty())
        return unready;
    if (sight.unseenTraffic)
        return {};
    return whole(endpoint, step == WayBack::Restore ? plan.stableRevision : latest.latestCreated);
}

QString whyBlind(const RolloutPlan& plan, const RolloutSight& sight)
{
    if (!sight.unseenTraffic)
        return {};
    const auto& error = *sight.unseenTraffic;
    if (isRouteless(error))
        return (plan.manner == RolloutManner::Predictors
                    ? QStringLiteral("There is no %1: Seldon splits requests by Istio, or by Ambassador, of "
                                     "which nobody sees the weights here.")
                    : QStringLiteral("There is no %1: without the Gateway API KServe splits no requests in "
                                     "Standard mode."))
            .arg(routeOf(plan, sight));
    if (error.kind == ErrorKind::Forbidden && plan.capPercent >= 100)
        return {};
    return QStringLiteral("Nobody sees where the requests go, for the %1 cannot be read (%2)%3.")
        .arg(routeOf(plan, sight), error.detail.isEmpty() ? errorKindName(error.kind) : error.forRecords(),
             plan.capPercent < 100
                 ? QStringLiteral("; that the candidate gets no more than %1 % has to be seen")
                       .arg(plan.capPercent)
                 : QString());
}

bool servesAlone(const RolloutPlan& plan, const RolloutSight& sight)
{
    const auto candidate = candidateIn(plan, sight);
    if (candidate.isEmpty())
        return false;
    if (plan.manner == RolloutManner::Revisions)
        return is(sharesByTarget(sight.endpoint.observed.shares).value(candidate), 100);
    return asksFor(plan, sight, {Fields::After, std::nullopt}) && newestNotReady(sight.endpoint).isEmpty();
}

QString candidateIn(const RolloutPlan& plan, const RolloutSight& sight)
{
    const auto& created = sight.endpoint.latest.latestCreated;
    const bool other = created != plan.stableRevision || plan.manner == RolloutManner::InPlace;
    return other && hasFields(plan, sight, Fields::After) ? created : QString();
}

QString failure(const RolloutPlan& plan, const RolloutState& state, const RolloutSight& sight)
{
    // What the object says is of its newest revision.
    const auto candidate = candidateIn(plan, sight);
    if (candidate.isEmpty() || (!state.candidateRevision.isEmpty() && state.candidateRevision != candidate))
        return {};
    if (state.candidateRevision.isEmpty() && !sight.unapplied.isEmpty())
        return {}; // somebody else's: nobody has deployed the candidate yet
    // While it is listed beside the predictor, that one is somebody else.
    const bool isPredictor =
        plan.manner != RolloutManner::CanaryList || sight.endpoint.latest.latestRolledOut == candidate;
    for (const auto& condition : sight.endpoint.conditions) {
        // The first is KServe's own trouble, the other passes by itself.
        const bool passing = condition.reason == QLatin1String("ReconcileFailed") ||
                             condition.reason == QLatin1String("MinimumReplicasUnavailable");
        const bool tells = condition.type == QLatin1String(candidateReady) ||
                           (isPredictor && (condition.type == QLatin1String("ModelLoaded") ||
                                            (condition.type == QLatin1String("PredictorReady") && !passing)));
        if (tells && condition.status == EndpointCondition::Status::False)
            return QStringLiteral("%1 cannot serve (%2): %3")
                .arg(candidate, condition.reason.isEmpty() ? condition.type : condition.reason,
                     condition.message.isEmpty() ? QStringLiteral("no reason is given.") : condition.message);
    }
    return {};
}

QString stranger(const RolloutPlan& plan, const RolloutState& state, const RolloutSight& sight)
{
    const auto& created = sight.endpoint.latest.latestCreated;
    const auto& candidate = state.candidateRevision;
    if (!candidate.isEmpty() && created != candidate && hasFields(plan, sight, Fields::After))
        return QStringLiteral("%1 was created after the candidate %2: somebody changed the endpoint.")
            .arg(created, candidate);
    const auto shares = sharesByTarget(sight.endpoint.observed.shares);
    for (auto it = shares.begin(); it != shares.end(); ++it) {
        if (it.value() > 0 && it.key() != plan.stableRevision && it.key() != candidate && it.key() != created)
            return QStringLiteral("%1 gets %2 % of the requests, and is neither the candidate nor %3.")
                .arg(it.key())
                .arg(it.value())
                .arg(plan.stableRevision);
    }
    return {};
}

QString changedSincePlanned(const RolloutPlan& plan, const RolloutSight& sight)
{
    if (!sight.unapplied.isEmpty())
        return sight.unapplied;
    const auto& endpoint = sight.endpoint;
    for (const auto& field : plan.fields) {
        const auto now = sight.fields.value(field.path);
        if (now != field.before)
            return QStringLiteral("%1 is %2, and was %3 when this was planned.")
                .arg(field.path, now.isEmpty() ? QStringLiteral("not there") : now,
                     field.before.isEmpty() ? QStringLiteral("not there") : field.before);
    }
    if (sight.percent != plan.percentBefore)
        return QStringLiteral("The object asks for %1 % now, which it did not when this was planned.")
            .arg(sight.percent.value_or(100));
    if (endpoint.latest.latestRolledOut != plan.stableRevision)
        return QStringLiteral("%1 is rolled out, and %2 was when this was planned.")
            .arg(endpoint.latest.latestRolledOut, plan.stableRevision);
    if (endpoint.latest.latestCreated != plan.stableRevision)
        return QStringLiteral("%1 was created since this was planned.").arg(endpoint.latest.latestCreated);
    if (auto unready = newestNotReady(endpoint); !unready.isEmpty())
        return unready;
    // In Standard mode the object does not say where the requests go.
    return plan.manner == RolloutManner::Revisions ? whole(endpoint, plan.stableRevision) : QString();
}

QString whyNoWayBack(const RolloutPlan& plan, const RolloutState& state, const RolloutSight& sight)
{
    const auto& latest = sight.endpoint.latest;
    if (latest.latestRolledOut == plan.stableRevision)
        return {};
    const bool promoted =
        !state.candidateRevision.isEmpty() && latest.latestRolledOut == state.candidateRevision;
    if (promoted && latest.previousRolledOut == plan.stableRevision)
        return {};
    const auto heir = promoted ? latest.previousRolledOut : latest.latestRolledOut;
    return QStringLiteral("At 0 % %1 would send the requests to %2, not to %3.")
        .arg(servingSystemTitle(sight.endpoint.system), heir.isEmpty() ? QStringLiteral("nobody") : heir,
             plan.stableRevision);
}

} // namespace ph::serving
