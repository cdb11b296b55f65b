#include "services/kubernetes/EndpointDecode.h"
#include "services/kubernetes/EndpointReading.h"

namespace ph {

namespace {

TrafficShare::Role roleByPlace(qsizetype place)
{
    return place == 0 ? TrafficShare::Role::Stable : TrafficShare::Role::Candidate;
}

/// Of several rules the one that splits, else the last one, which is what no other rule took.
std::size_t splittingRule(const std::vector<JsonReader>& rules, const char* destinations)
{
    for (std::size_t i = 0; i < rules.size(); ++i) {
        if (rules[i].items(destinations).size() > 1)
            return i;
    }
    return rules.size() - 1;
}

void addRevisions(Endpoint& endpoint)
{
    for (const auto& share : endpoint.declared)
        endpoint.revisions.append(EndpointRevision{share.target});
}

/// True where every parent that looked at this generation has accepted it.
bool accepted(const Endpoint& endpoint, const JsonReader& status)
{
    const auto parents = status.items("parents");
    for (const auto& parent : parents) {
        const auto conditions = parent.items("conditions");
        for (const auto& condition : conditions) {
            if (condition.text("type") == QLatin1String("Accepted") &&
                (condition.text("status") != QLatin1String("True") ||
                 condition.integer("observedGeneration", 0) < endpoint.generation))
                return false;
        }
    }
    return !parents.empty();
}

} // namespace

Result<Endpoint> decodeKnativeService(const Json& json, ConnectionId connection, std::int64_t seenMs)
{
    const JsonReader object(json);
    auto endpoint = endpointreading::begin(object, ServingSystem::Knative, "services.serving.knative.dev",
                                           connection, seenMs);
    const auto spec = object.child("spec"), status = object.child("status");
    endpoint.url = status.text("url");
    endpoint.latest.latestCreated = status.text("latestCreatedRevisionName");
    endpoint.latest.latestReady = status.text("latestReadyRevisionName");
    const auto read = [&](const std::vector<JsonReader>& rows) {
        QList<TrafficShare> shares;
        for (const auto& row : rows) {
            auto target = row.text("revisionName");
            if (target.isEmpty())
                target = endpoint.latest.latestReady; // latestRevision: true
            const bool latest = target == endpoint.latest.latestReady;
            shares.append(
                {target, row.number("percent", 0),
                 latest && rows.size() > 1 ? TrafficShare::Role::Candidate : TrafficShare::Role::Stable,
                 row.text("tag")});
        }
        return shares;
    };
    endpoint.declared = read(spec.items("traffic"));
    if (endpoint.declared.isEmpty())
        endpoint.declared.append({endpoint.latest.latestCreated, 100, TrafficShare::Role::Stable});
    endpoint.observed.shares = read(status.items("traffic"));
    if (!endpoint.observed.shares.isEmpty())
        endpoint.observed.source = ObservedTraffic::Source::Status;
    else
        endpoint.observed.remark = QStringLiteral("The route has no traffic yet.");
    const auto pod = spec.child("template").child("spec");
    endpoint.revisions.append(endpointreading::ofPod(pod, endpoint.latest.latestCreated));
    endpoint.served = endpointreading::servedVersion(endpoint.revisions.front().model, readMeta(object));
    for (const auto& share : endpoint.observed.shares) {
        if (share.target != endpoint.latest.latestCreated)
            endpoint.revisions.append(EndpointRevision{share.target});
    }
    endpoint.conditions = readConditions(status, {QStringLiteral("Active")});
    return endpointreading::finished(std::move(endpoint), object);
}

Result<Endpoint> decodeVirtualService(const Json& json, ConnectionId connection, std::int64_t seenMs)
{
    const JsonReader object(json);
    auto endpoint = endpointreading::begin(object, ServingSystem::Istio,
                                           "virtualservices.networking.istio.io", connection, seenMs);
    const auto spec = object.child("spec");
    const auto hosts = spec.raw().value("hosts", Json::array());
    if (hosts.is_array() && !hosts.empty() && hosts.front().is_string())
        endpoint.url = QString::fromStdString(hosts.front().get<std::string>());
    const auto rules = spec.items("http");
    if (!rules.empty()) {
        const auto& rule = rules[splittingRule(rules, "route")];
        const auto routes = rule.items("route");
        for (const auto& route : routes) {
            const auto destination = route.child("destination");
            const auto subset = destination.text("subset");
            endpoint.declared.append(
                {subset.isEmpty() ? destination.text("host") : destination.text("host") + u'/' + subset,
                 route.number("weight", routes.size() == 1 ? 100 : 0),
                 roleByPlace(endpoint.declared.size())});
        }
        endpointreading::toPercent(endpoint.declared);
        const auto mirror = rule.child("mirror");
        if (const auto host = mirror.text("host"); !host.isEmpty())
            endpoint.declared.append(
                {host, rule.child("mirrorPercentage").number("value", 100), TrafficShare::Role::Shadow});
    }
    addRevisions(endpoint);
    endpoint.conditions = readConditions(object.child("status"));
    endpoint.observed.remark =
        QStringLiteral("A VirtualService does not say what the proxies do with it; metrics tell.");
    return endpointreading::finished(std::move(endpoint), object);
}

Result<Endpoint> decodeHttpRoute(const Json& json, ConnectionId connection, std::int64_t seenMs)
{
    const JsonReader object(json);
    auto endpoint = endpointreading::begin(object, ServingSystem::GatewayApi,
                                           "httproutes.gateway.networking.k8s.io", connection, seenMs);
    const auto spec = object.child("spec"), status = object.child("status");
    const auto hosts = spec.raw().value("hostnames", Json::array());
    if (hosts.is_array() && !hosts.empty() && hosts.front().is_string())
        endpoint.url = QString::fromStdString(hosts.front().get<std::string>());
    const auto rules = spec.items("rules");
    if (!rules.empty()) {
        const auto backends = rules[splittingRule(rules, "backendRefs")].items("backendRefs");
        for (const auto& backend : backends)
            endpoint.declared.append(
                {backend.text("name"), backend.number("weight", 1), roleByPlace(endpoint.declared.size())});
        endpointreading::toPercent(endpoint.declared);
    }
    addRevisions(endpoint);
    const auto parents = status.items("parents");
    for (const auto& parent : parents)
        endpoint.conditions += readConditions(parent);
    if (accepted(endpoint, status))
        endpoint.observed = {ObservedTraffic::Source::RouteWeights, endpoint.declared,
                             QStringLiteral("The gateway has accepted these weights.")};
    else
        endpoint.observed.remark = QStringLiteral("The gateway has not accepted these weights yet.");
    return endpointreading::finished(std::move(endpoint), object);
}

} // namespace ph
