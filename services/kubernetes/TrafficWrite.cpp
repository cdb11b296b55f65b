#include "services/kubernetes/TrafficWrite.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ph {

namespace {

struct TrafficWriteTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::TrafficWrite)
};

using Role = TrafficShare::Role;

tl::unexpected<Error> refuse(const Endpoint& endpoint, const QString& why,
                             ErrorKind kind = ErrorKind::Invalid)
{
    return fail(kind, endpointTitle(endpoint), why);
}

bool isKnativeMode(const Endpoint& endpoint)
{
    return endpoint.system == ServingSystem::KServe &&
           endpoint.objectKind == QLatin1String("InferenceService") &&
           endpoint.mode == QLatin1String("Knative");
}

/// KServe then lets the one before have what the newest revision does not get.
bool isRolledOut(const Endpoint& endpoint)
{
    return endpoint.latest.latestCreated == endpoint.latest.latestRolledOut;
}

/// Revisions without a share now that can be given one.
void addRevisionsWithoutShare(QList<TrafficShare>& shares, const Endpoint& endpoint)
{
    const auto& latest = endpoint.latest;
    if (isKnativeMode(endpoint) && shares.size() == 1) {
        const auto& other = isRolledOut(endpoint) ? latest.previousRolledOut : latest.latestRolledOut;
        if (other.isEmpty())
            return;
        if (!isRolledOut(endpoint))
            shares.front().role = Role::Candidate; // asked for whole, and not there yet
        shares.append({other, 0, isRolledOut(endpoint) ? Role::Other : Role::Stable});
    } else if (endpoint.system == ServingSystem::Knative && !latest.latestCreated.isEmpty()) {
        const bool named = std::any_of(shares.begin(), shares.end(), [&](const TrafficShare& share) {
            return share.target == latest.latestCreated;
        });
        if (!named)
            shares.append({latest.latestCreated, 0, Role::Candidate});
    }
}

/// Shares that can be asked for, shadows left out.
QList<TrafficShare> movable(const Endpoint& endpoint)
{
    QList<TrafficShare> shares;
    for (const auto& share : endpoint.declared) {
        if (share.role != Role::Shadow && !share.target.isEmpty())
            shares.append(share);
    }
    addRevisionsWithoutShare(shares, endpoint);
    return shares;
}

Result<QString> targetOf(const Endpoint& endpoint, const QString& name)
{
    const auto shares = movable(endpoint);
    QStringList ofRole, names;
    for (const auto& share : shares) {
        names << share.target;
        if (share.target == name)
            return name;
        if ((name == QLatin1String("candidate") && share.role == Role::Candidate) ||
            (name == QLatin1String("stable") && share.role == Role::Stable))
            ofRole << share.target;
    }
    ofRole.removeDuplicates();
    if (ofRole.size() == 1)
        return ofRole.first();
    if (ofRole.size() > 1)
        return refuse(endpoint, TrafficWriteTexts::tr("There are several: name one of %1.")
                                    .arg(ofRole.join(QLatin1String(", "))));
    if (name == QLatin1String("candidate") && isKnativeMode(endpoint) && isRolledOut(endpoint) &&
        names.size() > 1)
        return refuse(endpoint,
                      TrafficWriteTexts::tr("There is no candidate: %1, the newest, is rolled out. What it "
                                            "does not get goes to %2, the one before; whoever wants that "
                                            "names a revision.")
                          .arg(names[0], names[1]));
    return refuse(endpoint, TrafficWriteTexts::tr("There is no %1; traffic goes to %2.")
                                .arg(name, names.join(QLatin1String(", "))));
}

/// A share would go to both.
Result<void> refuseTwins(const Endpoint& endpoint)
{
    if (endpoint.system == ServingSystem::Knative)
        return {}; // one revision under several tags
    QSet<QString> seen;
    const auto shares = movable(endpoint);
    for (const auto& share : shares) {
        if (seen.contains(share.target))
            return refuse(endpoint,
                          TrafficWriteTexts::tr("Two of its targets are called %1.").arg(share.target),
                          ErrorKind::Unsupported);
        seen.insert(share.target);
    }
    return {};
}

int whole(double percent)
{
    return int(std::lround(percent));
}

bool isWhole(double percent)
{
    return std::abs(percent - std::round(percent)) < 1e-9;
}

/// What the object is named by, and the version it was looked at.
Json identity(const Json& object)
{
    const JsonReader meta = JsonReader(object).child("metadata");
    return {{"apiVersion", object.value("apiVersion", "")},
            {"kind", object.value("kind", "")},
            {"metadata",
             {{"name", meta.text("name").toStdString()},
              {"namespace", meta.text("namespace").toStdString()},
              {"resourceVersion", meta.text("resourceVersion").toStdString()}}}};
}

Json kserveSpec(const Json& object, const Endpoint& endpoint, const AskedTraffic& traffic)
{
    if (isKnativeMode(endpoint))
        return {
            {"predictor", {{"canaryTrafficPercent", whole(traffic.value(endpoint.latest.latestCreated))}}}};
    auto canaries = object.value("/spec/canary"_json_pointer, Json::array());
    for (auto& canary : canaries)
        canary["trafficPercent"] = whole(traffic.value(JsonReader(canary).child("predictor").text("name")));
    return {{"canary", canaries}};
}

Json seldonSpec(const Json& object, const AskedTraffic& traffic)
{
    auto predictors = object.value("/spec/predictors"_json_pointer, Json::array());
    for (auto& predictor : predictors) {
        const auto asked = traffic.find(JsonReader(predictor).text("name"));
        if (asked != traffic.end())
            predictor["traffic"] = whole(*asked);
    }
    return {{"predictors", predictors}};
}

Json experimentSpec(const Json& object, const AskedTraffic& traffic)
{
    auto candidates = object.value("/spec/candidates"_json_pointer, Json::array());
    for (auto& candidate : candidates) {
        const auto asked = traffic.find(JsonReader(candidate).text("name"));
        if (asked != traffic.end())
            candidate["weight"] = whole(*asked);
    }
    return {{"candidates", candidates}};
}

Json knativeSpec(const Endpoint& endpoint, AskedTraffic traffic)
{
    auto rows = Json::array();
    for (const auto& share : endpoint.declared) {
        // Latest stays latest by name only when it is pinned: what comes next must not get traffic by itself.
        // The first of several rows of a revision has its share.
        Json row = {{"revisionName", share.target.toStdString()},
                    {"percent", whole(traffic.take(share.target))}};
        if (!share.tag.isEmpty())
            row["tag"] = share.tag.toStdString();
        rows.push_back(row);
    }
    for (auto it = traffic.begin(); it != traffic.end(); ++it) {
        if (it.value() > 0)
            rows.push_back({{"revisionName", it.key().toStdString()}, {"percent", whole(it.value())}});
    }
    return {{"traffic", rows}};
}

/// Of several rules the one that splits, see splittingRule() of the decoders: there is one, for only such an
/// endpoint has several targets.
Json* ruleWith(Json& rules, const char* destinations)
{
    for (auto& rule : rules) {
        if (rule.value(destinations, Json::array()).size() > 1)
            return &rule;
    }
    return nullptr;
}

Json virtualServiceSpec(const Json& object, const AskedTraffic& traffic)
{
    auto rules = object.value("/spec/http"_json_pointer, Json::array());
    if (auto* rule = ruleWith(rules, "route")) {
        for (auto& route : (*rule)["route"]) {
            const auto destination = JsonReader(route).child("destination");
            const auto host = destination.text("host"), subset = destination.text("subset");
            route["weight"] = whole(traffic.value(subset.isEmpty() ? host : host + u'/' + subset));
        }
    }
    return {{"http", rules}};
}

Json httpRouteSpec(const Json& object, const AskedTraffic& traffic)
{
    auto rules = object.value("/spec/rules"_json_pointer, Json::array());
    if (auto* rule = ruleWith(rules, "backendRefs")) {
        for (auto& backend : (*rule)["backendRefs"])
            backend["weight"] = whole(traffic.value(JsonReader(backend).text("name")));
    }
    return {{"rules", rules}};
}

/// The weights, and nothing but them.
Json specFor(const Json& object, const Endpoint& endpoint, const AskedTraffic& traffic)
{
    switch (endpoint.system) {
    case ServingSystem::KServe:
        return kserveSpec(object, endpoint, traffic);
    case ServingSystem::SeldonCore1:
        return seldonSpec(object, traffic);
    case ServingSystem::SeldonCore2:
        return experimentSpec(object, traffic);
    case ServingSystem::Knative:
        return knativeSpec(endpoint, traffic);
    case ServingSystem::Istio:
        return virtualServiceSpec(object, traffic);
    case ServingSystem::GatewayApi:
        return httpRouteSpec(object, traffic);
    case ServingSystem::ArgoRollouts:
    case ServingSystem::Deployment:
        break;
    }
    return Json::object(); // see whyNoWeights()
}

/// Empty where there are weights to set.
QString whyNoWeights(const Endpoint& endpoint)
{
    if (endpoint.system == ServingSystem::ArgoRollouts)
        return TrafficWriteTexts::tr("A Rollout moves by its own steps: promote or abort it instead.");
    if (endpoint.system == ServingSystem::Deployment)
        return TrafficWriteTexts::tr("A Deployment has one target: there is nothing to split.");
    if ((endpoint.system == ServingSystem::KServe &&
         endpoint.objectKind != QLatin1String("InferenceService")) ||
        (endpoint.system == ServingSystem::SeldonCore2 && endpoint.objectKind != QLatin1String("Experiment")))
        return TrafficWriteTexts::tr("This program sets no weights of objects of the kind %1.")
            .arg(endpoint.objectKind);
    const auto targets = movable(endpoint);
    if (targets.size() > 1)
        return {};
    if (endpoint.system == ServingSystem::KServe && !isKnativeMode(endpoint))
        return TrafficWriteTexts::tr(
            "In Standard mode KServe ignores canaryTrafficPercent, and this service has no "
            "spec.canary.");
    return TrafficWriteTexts::tr("%1 has all the traffic, and there is no other to share it with.")
        .arg(targets.isEmpty() ? endpoint.name : targets.front().target);
}

/// "inferenceservices" of "inferenceservices.serving.kserve.io/NS/NAME" with group and version of the object.
ResourceKind kindOf(const Endpoint& endpoint)
{
    const auto name = endpoint.key.remoteId.section(u'/', 0, 0);
    return {name.section(u'.', 1), endpoint.apiVersion.section(u'/', -1), name.section(u'.', 0, 0),
            endpoint.objectKind};
}

} // namespace

Result<AskedTraffic> wholeTraffic(const Endpoint& endpoint, const AskedTraffic& asked)
{
    if (const auto why = whyNoWeights(endpoint); !why.isEmpty())
        return refuse(endpoint, why, ErrorKind::Unsupported);
    if (const auto distinct = refuseTwins(endpoint); !distinct)
        return fail(distinct.error());
    AskedTraffic traffic;
    for (auto it = asked.begin(); it != asked.end(); ++it) {
        const auto target = targetOf(endpoint, it.key());
        if (!target)
            return fail(target.error());
        if (!(it.value() >= 0 && it.value() <= 100) || !isWhole(it.value()))
            return refuse(endpoint,
                          TrafficWriteTexts::tr("A share is a whole number of percent from 0 to 100."));
        if (traffic.contains(*target))
            return refuse(endpoint, TrafficWriteTexts::tr("%1 is given two shares.").arg(*target));
        traffic.insert(*target, it.value());
    }
    QStringList left;
    QString stable;
    const auto shares = movable(endpoint);
    for (const auto& share : shares) {
        if (share.role == Role::Stable)
            stable = share.target;
        if (!traffic.contains(share.target) && !left.contains(share.target))
            left << share.target;
    }
    const double sum = std::accumulate(traffic.begin(), traffic.end(), 0.0);
    const auto heir = left.size() == 1 ? left.first() : left.contains(stable) ? stable : QString();
    if (!heir.isEmpty() && sum <= 100)
        traffic.insert(heir, 100 - sum);
    for (const auto& target : left) {
        if (target != heir)
            traffic.insert(target, 0);
    }
    if (std::abs(std::accumulate(traffic.begin(), traffic.end(), 0.0) - 100) > 1e-9)
        return refuse(endpoint, TrafficWriteTexts::tr("The shares do not add up to 100 %."));
    return traffic;
}

Result<WriteRequest> trafficWrite(const Json& object, const Endpoint& endpoint, const AskedTraffic& traffic)
{
    if (const auto why = whyNoWeights(endpoint); !why.isEmpty())
        return refuse(endpoint, why, ErrorKind::Unsupported);
    WriteRequest request;
    request.verb = WriteRequest::Verb::Apply;
    request.object = {kindOf(endpoint), endpoint.ns, endpoint.name};
    request.body = identity(object);
    request.body["spec"] = specFor(object, endpoint, traffic);
    return request;
}

QStringList trafficRemarks(const Endpoint& endpoint, const AskedTraffic& traffic)
{
    const auto& latest = endpoint.latest;
    const auto share = traffic.value(latest.latestCreated);
    QStringList remarks;
    if (isKnativeMode(endpoint) && isRolledOut(endpoint) && share < 100 &&
        traffic.contains(latest.previousRolledOut))
        remarks << TrafficWriteTexts::tr(
                       "There is no new revision to try: %1 is rolled out already. %2 % would "
                       "go to %3, the one before.")
                       .arg(latest.latestCreated)
                       .arg(100 - whole(share))
                       .arg(latest.previousRolledOut);
    const bool knative = isKnativeMode(endpoint) || endpoint.system == ServingSystem::Knative;
    if (knative && share > 0 && latest.latestCreated != latest.latestReady) {
        remarks << (latest.latestReady.isEmpty()
                        ? TrafficWriteTexts::tr("%1 is created, but not ready, and no other is.")
                              .arg(latest.latestCreated)
                        : TrafficWriteTexts::tr("%1 is created, but not ready: until it is, its share stays "
                                                "with %2.")
                              .arg(latest.latestCreated, latest.latestReady));
        for (const auto& condition : endpoint.conditions) {
            if (condition.status == EndpointCondition::Status::False && !condition.informative &&
                !condition.message.isEmpty())
                remarks << QStringLiteral("%1: %2").arg(condition.type, condition.message);
        }
    }
    return remarks;
}

} // namespace ph
