#include "services/rollout/KserveStandard.h"

#include "services/rollout/CandidateName.h"
#include "services/rollout/ObjectFields.h"
#include "services/rollout/RolloutPlanTexts.h"

#include <algorithm>
#include <cmath>

namespace ph::kserve::standard {

namespace {

using Fields = RolloutWrite::Fields;

constexpr QLatin1String predictorPath("/spec/predictor");

/// Frameworks' own fields of old, which hold the storage URI where there is no `model`.
constexpr const char* frameworksOfOld[] = {"sklearn", "xgboost",     "tensorflow", "pytorch",  "triton",
                                           "onnx",    "huggingface", "pmml",       "lightgbm", "paddle"};

JsonReader predictorOf(const Json& object)
{
    return JsonReader(object).child("spec").child("predictor");
}

/// As KServe names the Service and the Deployment of a predictor.
QString serviceNamed(const QString& endpoint, const QString& predictor)
{
    return predictor.isEmpty() ? endpoint + QStringLiteral("-predictor")
                               : QStringLiteral("%1-%2-predictor").arg(endpoint, predictor);
}

QString endpointName(const RolloutPlan& plan)
{
    return plan.endpoint.remoteId.section(u'/', 2);
}

/// The name that spec.predictor has beside the candidate; empty: none.
QString stableName(const RolloutPlan& plan)
{
    const auto name = endpointName(plan);
    const auto between = plan.stableRevision.size() - name.size() - int(sizeof "-predictor") + 1;
    return between > 0 ? plan.stableRevision.mid(name.size() + 1, between - 1) : QString();
}

bool isTrue(const Endpoint& endpoint, const char* type)
{
    return std::any_of(endpoint.conditions.begin(), endpoint.conditions.end(), [&](const auto& condition) {
        return condition.type == QLatin1String(type) && condition.status == EndpointCondition::Status::True;
    });
}

/// The candidate's entry; null where the list is empty or holds others.
const Json* entryIn(const Json& object, const RolloutPlan& plan)
{
    const auto path = "/spec/canary"_json_pointer;
    if (!object.contains(path) || !object.at(path).is_array() || object.at(path).size() != 1)
        return nullptr;
    const auto& entry = object.at(path).front();
    return JsonReader(entry).child("predictor").text("name") == candidateName(plan) ? &entry : nullptr;
}

bool isListed(const Json& object)
{
    return !JsonReader(object).child("spec").items("canary").empty();
}

/// What KServe runs beside spec.predictor, which it merges into that.
Json candidatePredictor(const RolloutPlan& plan, const Json& object, int percent)
{
    const auto predictor = predictorOf(object);
    const auto pods = double(std::max<std::int64_t>(1, predictor.integer("minReplicas", 1)));
    Json candidate{{"name", candidateName(plan).toStdString()},
                   {"minReplicas", std::max(1, int(std::ceil(pods * percent / 100)))}};
    if (const auto path = modelPath(object); !path.isEmpty()) {
        const Json::json_pointer model(path.toStdString());
        candidate[model.back()] = object.at(model);
    }
    for (const auto& field : plan.fields)
        candidate[Json::json_pointer(field.path.mid(predictorPath.size()).toStdString())] =
            Json::parse(field.after.toStdString(), nullptr, false);
    return candidate;
}

} // namespace

QString modelPath(const Json& object)
{
    const auto predictor = predictorOf(object);
    const auto pathOf = [](const char* field) {
        return QStringLiteral("%1/%2").arg(predictorPath, QLatin1String(field));
    };
    if (predictor.has("model"))
        return pathOf("model");
    const auto* framework = std::find_if(std::begin(frameworksOfOld), std::end(frameworksOfOld),
                                         [&](const char* field) { return predictor.has(field); });
    return framework == std::end(frameworksOfOld) ? QString() : pathOf(*framework);
}

QString serviceOf(const Json& object)
{
    return serviceNamed(JsonReader(object).child("metadata").text("name"), predictorOf(object).text("name"));
}

QString candidateService(const RolloutPlan& plan)
{
    return serviceNamed(endpointName(plan), candidateName(plan));
}

QString whyNoCanary(const Json& object, const RolloutPlan& plan)
{
    const auto spec = JsonReader(object).child("spec");
    const auto predictor = spec.child("predictor");
    for (const auto* part : {"transformer", "explainer"}) {
        if (spec.has(part))
            return RolloutPlanTexts::tr(
                       "It has the part \"%1\": in Standard mode KServe would send the candidate's "
                       "share past it.")
                .arg(QLatin1String(part));
    }
    if (predictor.has("workerSpec"))
        return RolloutPlanTexts::tr("It runs on several nodes: KServe has no canary of such a predictor.");
    if (predictor.has("minReplicas") && predictor.integer("minReplicas", 1) < 1)
        return RolloutPlanTexts::tr(
            "Its predictor may have no pods (minReplicas 0), and KServe lets a canary have no "
            "more than that: ask for one at least.");
    if (modelPath(object).isEmpty())
        return RolloutPlanTexts::tr("Its predictor has no model: KServe has no canary of such a one.");
    for (const auto& field : plan.fields) {
        if (field.path == predictorPath + QLatin1String("/name"))
            return RolloutPlanTexts::tr("The candidate's name is the rollout's to give.");
        if (field.after.isEmpty())
            return RolloutPlanTexts::tr(
                       "The candidate takes %1 away, which a canary of KServe cannot: it has what the "
                       "predictor has.")
                .arg(field.path);
    }
    if (const auto service = candidateService(plan); service.size() > 63)
        return RolloutPlanTexts::tr("The candidate's Service would be called %1, which is longer than the 63 "
                                    "characters that a name may have.")
            .arg(service);
    return {};
}

void tell(RolloutSight& sight, const RolloutPlan& plan)
{
    const auto& object = sight.object;
    const auto service = serviceOf(object);
    const bool ready = isTrue(sight.endpoint, "PredictorReady");
    auto& latest = sight.endpoint.latest;
    latest = {service, ready ? service : QString(), service, {}};
    sight.stable = ready ? RolloutSight::Stable::Ready : RolloutSight::Stable::NotReady;
    sight.percent.reset();
    if (plan.manner == RolloutManner::InPlace) {
        if (!isTrue(sight.endpoint, "ModelLoaded"))
            latest.latestReady.clear();
        return;
    }
    if (service == candidateService(plan))
        latest.previousRolledOut = plan.stableRevision; // the plan has what makes it again
    if (!isListed(object))
        return;
    const auto canaries = JsonReader(object).child("spec").items("canary");
    const auto name = canaries.front().child("predictor").text("name");
    sight.percent = int(std::clamp<std::int64_t>(canaries.front().integer("trafficPercent", 0), -1, 1'000));
    latest.latestCreated = serviceNamed(endpointName(plan), name);
    const auto statuses = JsonReader(object).child("status").items("canaryStatuses");
    const bool isReady = std::any_of(statuses.begin(), statuses.end(), [&](const JsonReader& status) {
        return status.text("name") == name &&
               textAt(status.raw(), QStringLiteral("/ready")) == QLatin1String("true");
    });
    if (isReady)
        latest.latestReady = latest.latestCreated;
}

bool hasFields(const RolloutPlan& plan, const RolloutSight& sight, Fields fields)
{
    const auto& object = sight.object;
    const auto service = serviceOf(object);
    const auto predictorHas = [&](QString CandidateField::*text) {
        return std::all_of(plan.fields.begin(), plan.fields.end(), [&](const CandidateField& field) {
            return sight.fields.value(field.path) == field.*text;
        });
    };
    const bool isStable = service == plan.stableRevision && predictorHas(&CandidateField::before);
    if (fields == Fields::Before)
        return isStable && !isListed(object);
    if (!isListed(object))
        return service == candidateService(plan) && predictorHas(&CandidateField::after);
    const auto* entry = entryIn(object, plan);
    return isStable && entry &&
           std::all_of(plan.fields.begin(), plan.fields.end(), [&](const CandidateField& field) {
               return textAt(*entry, field.path.mid(int(sizeof "/spec") - 1)) == field.after;
           });
}

void addCanary(Json& spec, const RolloutPlan& plan, const RolloutSight& sight, const RolloutWrite& write)
{
    const bool promoted = write.fields == Fields::After && !write.percent;
    const auto name = promoted ? candidateName(plan) : stableName(plan);
    spec["predictor"]["name"] = name.isEmpty() ? Json() : Json(name.toStdString());
    spec["canary"] = nullptr;
    if (write.fields == Fields::After && write.percent)
        spec["canary"] =
            Json::array({Json{{"predictor", candidatePredictor(plan, sight.object, *write.percent)},
                              {"trafficPercent", *write.percent}}});
}

QString notTakenUp(const RolloutPlan& plan, const RolloutSight& sight, std::optional<int> percent)
{
    const auto statuses = JsonReader(sight.object).child("status").items("canaryStatuses");
    const auto name = candidateName(plan);
    const auto own = std::find_if(statuses.begin(), statuses.end(),
                                  [&](const JsonReader& status) { return status.text("name") == name; });
    if (!percent)
        return own == statuses.end() ? QString()
                                     : QStringLiteral("KServe still lists the candidate %1.").arg(name);
    if (own == statuses.end())
        return QStringLiteral("KServe does not list the candidate %1 yet.").arg(name);
    const auto listed = own->integer("trafficPercent", -1);
    return listed == *percent
               ? QString()
               : QStringLiteral("KServe lists the candidate %1 with %2 %.").arg(name).arg(listed);
}

} // namespace ph::kserve::standard
