#include "services/rollout/SeldonRollout.h"

#include "services/kubernetes/EndpointDecode.h"
#include "services/rollout/CandidateName.h"
#include "services/rollout/ObjectFields.h"
#include "services/rollout/RolloutPlanTexts.h"

#include <algorithm>
#include <cmath>

namespace ph::seldon {

namespace {

using Fields = RolloutWrite::Fields;

constexpr int longestName = 63; ///< of a Service and a Deployment; Seldon makes a hash of longer ones

const QString firstPath = QStringLiteral("/spec/predictors/0");

std::vector<JsonReader> predictorsIn(const Json& object)
{
    return JsonReader(object).child("spec").items("predictors");
}

bool isTrue(const Json& object, const char* name)
{
    const auto found = object.find(name);
    return found != object.end() && *found == true;
}

/// Where models are, going down a graph.
void addModels(QStringList& paths, const JsonReader& node, const QString& path, int depth = 0)
{
    if (depth > maxJsonDepth)
        return;
    if (!node.text("modelUri").isEmpty())
        paths << path + QLatin1String("/modelUri");
    const auto children = node.items("children");
    for (std::size_t i = 0; i < children.size(); ++i)
        addModels(paths, children[i], QStringLiteral("%1/children/%2").arg(path).arg(i), depth + 1);
}

/// Whether a predictor has this name, and the candidate's fields as they are on that side.
bool isPredictor(const JsonReader& predictor, const QString& name, const RolloutPlan& plan,
                 QString CandidateField::*text)
{
    return predictor.text("name") == name && !name.isEmpty() &&
           std::all_of(plan.fields.begin(), plan.fields.end(), [&](const CandidateField& field) {
               return textAt(predictor.raw(), field.path.mid(firstPath.size())) == field.*text;
           });
}

/// One of the two, made from either: nothing else is different.
Json made(Json predictor, const QString& name, const RolloutPlan& plan, QString CandidateField::*text)
{
    const auto before = predictor.value("name", Json()), after = Json(name.toStdString());
    predictor["name"] = after;
    // Seldon's own default, by which its metrics and its routes tell predictors apart.
    const auto version = "/labels/version"_json_pointer;
    if (predictor.contains(version) && predictor[version] == before)
        predictor[version] = after;
    for (const auto& field : plan.fields)
        predictor[Json::json_pointer(field.path.mid(firstPath.size()).toStdString())] =
            Json::parse((field.*text).toStdString(), nullptr, false);
    predictor.erase("traffic");
    predictor.erase("shadow");
    return predictor;
}

/// Whether all that Seldon runs of a predictor is available, as far as the status tells.
bool isReady(const RolloutSight& sight, const RolloutPlan& plan, const QString& predictor)
{
    const auto deployed = JsonReader(sight.object).child("status").child("deploymentStatus");
    if (!deployed.raw().is_object())
        return false;
    const QStringList names{plan.stableRevision, candidateName(plan), predictor};
    bool some = false;
    for (const auto& [name, one] : deployed.raw().items()) {
        if (seldonPredictorOf(QString::fromStdString(name), sight.endpoint.name, names) != predictor)
            continue;
        const JsonReader pods(one);
        const auto available = pods.integer("availableReplicas", 0);
        if (available < 1 || available < pods.integer("replicas", 0))
            return false;
        some = true;
    }
    return some;
}

/// How long the names of a predictor's Deployments are, the longest; -1: the status names none.
qsizetype longestDeployment(const Json& object, const QString& endpoint, const QString& predictor)
{
    qsizetype longest = -1;
    const auto deployed = JsonReader(object).child("status").child("deploymentStatus");
    if (!deployed.raw().is_object())
        return longest;
    for (const auto& entry : deployed.raw().items()) {
        const auto name = QString::fromStdString(entry.key());
        if (seldonPredictorOf(name, endpoint, {predictor}) == predictor)
            longest = std::max(longest, name.size());
    }
    return longest;
}

} // namespace

QString stableIn(const Json& object)
{
    const auto predictors = predictorsIn(object);
    return predictors.empty() ? QString() : predictors.front().text("name");
}

QString modelPath(const Json& object)
{
    const auto predictors = predictorsIn(object);
    QStringList paths;
    if (!predictors.empty())
        addModels(paths, predictors.front().child("graph"), firstPath + QLatin1String("/graph"));
    return paths.size() == 1 ? paths.front() : QString();
}

QString whyNoCandidate(const Json& object, const RolloutPlan& plan)
{
    const auto spec = JsonReader(object).child("spec");
    const auto predictors = predictorsIn(object);
    if (predictors.size() > 1) {
        QStringList names;
        for (const auto& predictor : predictors)
            names << predictor.text("name");
        return RolloutPlanTexts::tr(
                   "It has several predictors already (%1): end that rollout first, and leave one.")
            .arg(names.join(QStringLiteral(", ")));
    }
    if (predictors.empty() || plan.stableRevision.isEmpty())
        return RolloutPlanTexts::tr("It has no predictor with a name.");
    if (spec.text("serverType") == QLatin1String("kafka"))
        return RolloutPlanTexts::tr("It reads from Kafka (serverType): no weights split that.");
    const auto& stable = predictors.front();
    if (stable.child("annotations").has("seldon.io/svc-name"))
        return RolloutPlanTexts::tr(
            "Its predictor gives its Service a name (seldon.io/svc-name), which no second "
            "one beside it could have.");
    const auto endpoint = JsonReader(object).child("metadata").text("name"), name = candidateName(plan);
    const auto deployed = longestDeployment(object, endpoint, plan.stableRevision);
    if (deployed < 0)
        return RolloutPlanTexts::tr(
                   "Its status names no Deployment of the predictor %1, so that nobody would see "
                   "whether it is ready.")
            .arg(plan.stableRevision);
    if (deployed - plan.stableRevision.size() + name.size() > longestName)
        return RolloutPlanTexts::tr(
                   "With the candidate's name (%1) Seldon would call its Deployment by a hash, for "
                   "it would be longer than %2 characters: nobody would see whether it is ready.")
            .arg(name)
            .arg(longestName);
    return {};
}

void tell(RolloutSight& sight, const RolloutPlan& plan)
{
    const auto predictors = predictorsIn(sight.object);
    if (predictors.empty())
        return;
    const auto first = predictors.front().text("name"), last = predictors.back().text("name");
    auto& latest = sight.endpoint.latest;
    latest = {last, isReady(sight, plan, last) ? last : QString(), first, {}};
    sight.stable = isReady(sight, plan, plan.stableRevision) ? RolloutSight::Stable::Ready
                                                             : RolloutSight::Stable::NotReady;
    const auto& newest = predictors.back();
    const auto traffic = int(std::clamp<std::int64_t>(newest.integer("traffic", 0), -1, 1'000));
    sight.percent.reset();
    if (predictors.size() == 1) {
        if (first == candidateName(plan))
            latest.previousRolledOut = plan.stableRevision; // the plan has what makes it again
        else if (newest.has("traffic"))
            sight.percent = traffic;
        return;
    }
    const bool isShadow = isTrue(newest.raw(), "shadow");
    sight.percent = isShadow ? 0 : traffic;
    if (isShadow)
        sight.copies = traffic == 0 ? 100 : traffic; // as Istio and Seldon have it
}

bool hasFields(const RolloutPlan& plan, const RolloutSight& sight, Fields fields)
{
    const auto predictors = predictorsIn(sight.object);
    if (predictors.empty() || predictors.size() > 2)
        return false;
    const bool isStable = isPredictor(predictors.front(), plan.stableRevision, plan, &CandidateField::before);
    if (fields == Fields::Before)
        return isStable && predictors.size() == 1;
    const bool isCandidate =
        isPredictor(predictors.back(), candidateName(plan), plan, &CandidateField::after);
    return isCandidate && (isStable || predictors.size() == 1);
}

Json predictorsFor(const RolloutPlan& plan, const RolloutSight& sight, const RolloutWrite& write)
{
    auto seen = sight.object.value(Json::json_pointer(predictorsPath.toStdString()), Json::array());
    if (!seen.is_array() || seen.empty() || !seen.front().is_object() || !seen.back().is_object())
        return seen;
    auto stable = made(seen.front(), plan.stableRevision, plan, &CandidateField::before),
         candidate = made(seen.back(), candidateName(plan), plan, &CandidateField::after);
    const bool isBefore = write.fields == Fields::Before;
    if (isBefore || !write.percent) {
        auto& alone = isBefore ? stable : candidate;
        if (plan.percentBefore)
            alone["traffic"] = *plan.percentBefore;
        return Json::array({alone});
    }
    stable["traffic"] = 100 - *write.percent;
    candidate["traffic"] = write.copies > 0 ? write.copies : *write.percent;
    if (write.copies > 0)
        candidate["shadow"] = true;
    return Json::array({stable, candidate});
}

int observedCopies(const RolloutPlan& plan, const RolloutSight& sight)
{
    for (const auto& share : sight.endpoint.observed.shares) {
        if (share.role == TrafficShare::Role::Shadow && share.target == candidateName(plan))
            return int(std::lround(share.percent));
    }
    return 0;
}

QString notTakenUp(const RolloutSight& sight)
{
    if (sight.unseenTraffic)
        return {};
    QStringList listed, routed;
    for (const auto& predictor : predictorsIn(sight.object))
        listed << predictor.text("name");
    for (const auto& share : sight.endpoint.observed.shares)
        routed << share.target;
    listed.sort();
    routed.sort();
    return listed == routed
               ? QString()
               : QStringLiteral("The VirtualService has %1, and the object lists %2.")
                     .arg(routed.join(QStringLiteral(" and ")), listed.join(QStringLiteral(" and ")));
}

bool isStuck(const RolloutPlan& plan, const RolloutSight& sight)
{
    return predictorsIn(sight.object).size() == 2 && !isReady(sight, plan, candidateName(plan));
}

ObservedTraffic trafficOf(const Endpoint& virtualService, const QString& endpoint)
{
    ObservedTraffic observed{ObservedTraffic::Source::RouteWeights, virtualService.declared,
                             QStringLiteral("Weights of the VirtualService; the proxies follow it.")};
    // "scorer-main.models.svc.cluster.local/main"; a mirror has no subset there.
    for (auto& share : observed.shares)
        share.target = share.target.section(u'.', 0, 0).mid(endpoint.size() + 1);
    return observed;
}

} // namespace ph::seldon
