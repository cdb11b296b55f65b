#include "services/rollout/KserveRollout.h"

#include "services/kubernetes/EndpointDecode.h"

#include <algorithm>

namespace ph::kserve {

namespace {

using Fields = RolloutWrite::Fields;

QStringList writtenPaths(const RolloutPlan& plan)
{
    QStringList paths{percentPath};
    for (const auto& field : plan.fields)
        paths << field.path;
    return paths;
}

/// Whether a manager's fieldsV1 owns a path: as itself, or as part of what it owns whole.
bool owns(const Json& fieldsV1, const QString& path)
{
    const auto* at = &fieldsV1;
    const auto parts = path.split(u'/', Qt::SkipEmptyParts);
    for (const auto& part : parts) {
        const auto found = at->find("f:" + part.toStdString());
        if (found == at->end())
            return false;
        at = &*found;
        if (at->empty())
            return true;
    }
    return true;
}

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

/// That the newest revision is ready.
QString newestNotReady(const Endpoint& endpoint)
{
    const auto& latest = endpoint.latest;
    return latest.latestCreated == latest.latestReady
               ? QString()
               : QStringLiteral("%1 is created, and not ready.").arg(latest.latestCreated);
}

} // namespace

QString whyUnsupported(const Endpoint& endpoint)
{
    if (endpoint.system == ServingSystem::ArgoRollouts)
        return QStringLiteral(
            "A Rollout of Argo moves by its own steps: release by its image, and promote or "
            "abort it there.");
    if (endpoint.system == ServingSystem::Deployment)
        return QStringLiteral("A Deployment has no weights: put an HTTPRoute with two backends before it, or "
                              "serve the model with KServe.");
    if (endpoint.system != ServingSystem::KServe || endpoint.objectKind != QLatin1String("InferenceService"))
        return QStringLiteral("Rollouts move InferenceServices of KServe; %1 (%2) is none.")
            .arg(endpoint.objectKind, servingSystemTitle(endpoint.system));
    if (endpoint.mode == QLatin1String("Standard"))
        return QStringLiteral("In Standard mode KServe ignores canaryTrafficPercent without a word, so that "
                              "the candidate would get everything at once. Serve it in Knative mode "
                              "(annotation serving.kserve.io/deploymentMode: Knative), or, from KServe 0.20, "
                              "add the candidate to spec.canary and move its weights by hand.");
    if (endpoint.mode != QLatin1String("Knative"))
        return QStringLiteral("The cluster does not say in which mode KServe serves it%1.")
            .arg(endpoint.mode.isEmpty() ? QString() : QStringLiteral(" (\"%1\")").arg(endpoint.mode));
    return {};
}

QString textAt(const Json& object, const QString& path)
{
    const Json::json_pointer pointer(path.toStdString());
    return object.contains(pointer) ? QString::fromStdString(object.at(pointer).dump(
                                          -1, ' ', false, Json::error_handler_t::replace))
                                    : QString();
}

QList<FieldHolder> holdersOf(const Json& object, const QStringList& paths)
{
    QList<FieldHolder> holders;
    const auto entries = JsonReader(object).child("metadata").items("managedFields");
    for (const auto& entry : entries) {
        const auto manager = entry.text("manager");
        if (manager == QLatin1String(fieldManager) || !entry.text("subresource").isEmpty())
            continue;
        const auto fields = entry.child("fieldsV1");
        for (const auto& path : paths) {
            const FieldHolder holder{manager, path};
            if (owns(fields.raw(), path) && !holders.contains(holder))
                holders.append(holder);
        }
    }
    return holders;
}

Result<RolloutSight> sightOf(const Json& object, const RolloutPlan& plan, std::int64_t nowMs)
{
    auto endpoint = decodeInferenceService(object, plan.endpoint.connection, nowMs);
    if (!endpoint)
        return fail(endpoint.error());
    RolloutSight sight;
    sight.atMs = nowMs;
    sight.endpoint = *std::move(endpoint);
    sight.version = sight.endpoint.resourceVersion;
    for (const auto& field : plan.fields)
        sight.fields.insert(field.path, textAt(object, field.path));
    const auto percent = object.value(Json::json_pointer(percentPath.toStdString()), Json());
    if (percent.is_number_integer())
        sight.percent = int(std::clamp<std::int64_t>(percent.get<std::int64_t>(), -1, 1'000));
    sight.holders = holdersOf(object, writtenPaths(plan));
    return sight;
}

WriteRequest request(const RolloutPlan& plan, const Endpoint& endpoint, const RolloutWrite& write)
{
    WriteRequest request;
    request.verb = WriteRequest::Verb::MergePatch;
    request.object = {{QStringLiteral("serving.kserve.io"), endpoint.apiVersion.section(u'/', -1),
                       QStringLiteral("inferenceservices"), QStringLiteral("InferenceService")},
                      endpoint.ns,
                      endpoint.name};
    request.body["metadata"]["resourceVersion"] = endpoint.resourceVersion.toStdString();
    for (const auto& field : plan.fields) {
        const auto& text = write.fields == Fields::After ? field.after : field.before;
        // A null takes the field away.
        request.body[Json::json_pointer(field.path.toStdString())] =
            text.isEmpty() ? Json() : Json::parse(text.toStdString(), nullptr, false);
    }
    request.body[Json::json_pointer(percentPath.toStdString())] =
        write.percent ? Json(*write.percent) : Json();
    return request;
}

bool hasFields(const RolloutPlan& plan, const RolloutSight& sight, RolloutWrite::Fields fields)
{
    return std::all_of(plan.fields.begin(), plan.fields.end(), [&](const CandidateField& field) {
        return sight.fields.value(field.path) == (fields == Fields::After ? field.after : field.before);
    });
}

bool asksFor(const RolloutPlan& plan, const RolloutSight& sight, const RolloutWrite& write)
{
    return hasFields(plan, sight, write.fields) && sight.percent == write.percent;
}

QString notYet(const RolloutPlan& plan, const RolloutState& state, const RolloutSight& sight,
               const RolloutStep& step)
{
    if (!sight.unapplied.isEmpty())
        return sight.unapplied;
    const auto& endpoint = sight.endpoint;
    const auto& latest = endpoint.latest;
    const auto candidate =
        state.candidateRevision.isEmpty() ? candidateIn(plan, sight) : state.candidateRevision;
    if (candidate.isEmpty() || latest.latestCreated != candidate)
        return QStringLiteral("No revision of the candidate is created yet.");
    if (auto unready = newestNotReady(endpoint); !unready.isEmpty())
        return unready;
    const auto shares = sharesByTarget(endpoint.observed.shares);
    const auto wanted = *writeOf(step).percent;
    if (!is(shares.value(candidate), wanted) || !is(shares.value(plan.stableRevision), 100 - wanted))
        return QStringLiteral("%1 gets %2 % of the requests and %3 gets %4 %.")
            .arg(candidate)
            .arg(shares.value(candidate))
            .arg(plan.stableRevision)
            .arg(shares.value(plan.stableRevision));
    if (wanted == 100 && latest.latestRolledOut != candidate)
        return QStringLiteral("%1 is not rolled out yet.").arg(candidate);
    return {};
}

QString notYet(const RolloutPlan& plan, const RolloutState& state, const RolloutSight& sight, WayBack step)
{
    if (!sight.unapplied.isEmpty())
        return sight.unapplied;
    const auto& endpoint = sight.endpoint;
    const auto& latest = endpoint.latest;
    if (step == WayBack::TakeBack) {
        if (sight.stable == RolloutSight::Stable::NotReady)
            return QStringLiteral("%1 is not ready.").arg(plan.stableRevision);
        return whole(endpoint, plan.stableRevision);
    }
    if (!state.candidateRevision.isEmpty() && latest.latestCreated == state.candidateRevision)
        return QStringLiteral("No revision with the fields of before is created yet.");
    if (auto unready = newestNotReady(endpoint); !unready.isEmpty())
        return unready;
    return whole(endpoint, step == WayBack::Restore ? plan.stableRevision : latest.latestCreated);
}

QString candidateIn(const RolloutPlan& plan, const RolloutSight& sight)
{
    const auto& created = sight.endpoint.latest.latestCreated;
    return hasFields(plan, sight, Fields::After) && created != plan.stableRevision ? created : QString();
}

QString failure(const RolloutPlan& plan, const RolloutState& state, const RolloutSight& sight)
{
    // What the object says is of its newest revision.
    const auto candidate = candidateIn(plan, sight);
    if (candidate.isEmpty() || (!state.candidateRevision.isEmpty() && state.candidateRevision != candidate))
        return {};
    if (state.candidateRevision.isEmpty() && !sight.unapplied.isEmpty())
        return {}; // somebody else's: nobody has deployed the candidate yet
    for (const auto& condition : sight.endpoint.conditions) {
        const bool tells = condition.type == QLatin1String("ModelLoaded") ||
                           (condition.type == QLatin1String("PredictorReady") &&
                            condition.reason != QLatin1String("ReconcileFailed")); // KServe's own trouble
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
    return whole(endpoint, plan.stableRevision);
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
    return QStringLiteral("At 0 % KServe would send the requests to %1, not to %2.")
        .arg(heir.isEmpty() ? QStringLiteral("nobody") : heir, plan.stableRevision);
}

} // namespace ph::kserve
