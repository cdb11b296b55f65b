#include "services/observations/ScopeIndex.h"

#include <algorithm>

namespace ph {

namespace {

// As KServe, Seldon, Argo Rollouts and people's own rules name them, the most specific first. "endpoint" and
// "service" are no such: Prometheus' operator gives both to every target, with the names of ports.
constexpr const char* endpointLabels[] = {"inferenceservice", "inference_service", "isvc",
                                          "seldon_deployment", "rollout"};
constexpr const char* modelLabels[] = {"model", "model_name", "registered_model"};
constexpr const char* environmentLabels[] = {"environment", "env"};

template <std::size_t n>
QString firstLabel(const MetricLabels& labels, const char* const (&names)[n])
{
    for (const auto* name : names) {
        if (const auto value = labels.value(QLatin1String(name)); !value.isEmpty())
            return value;
    }
    return {};
}

bool hasAll(const MetricLabels& labels, const QMap<QString, QString>& wanted)
{
    return !wanted.isEmpty() &&
           std::all_of(wanted.keyValueBegin(), wanted.keyValueEnd(),
                       [&labels](const auto& label) { return labels.value(label.first) == label.second; });
}

QString placeOf(const QString& ns, const QString& name)
{
    return ns.isEmpty() || name.isEmpty() ? name : ns + u'/' + name;
}

/// What serves in an environment: its target, or the name that is written down for people.
QString endpointOf(const ReleaseEnvironment& environment)
{
    if (environment.target.kind == ReleaseTarget::Kind::Endpoint)
        return placeOf(environment.target.ns, environment.target.name);
    return environment.endpoint.contains(QLatin1String("://")) ? QString() : environment.endpoint;
}

bool isPointerOf(const ReleaseTarget& target, const QString& pointer)
{
    switch (target.kind) {
    case ReleaseTarget::Kind::Alias:
    case ReleaseTarget::Kind::Endpoint:
        return !target.alias.isEmpty() && pointer == u'@' + target.alias;
    case ReleaseTarget::Kind::Stage:
        return pointer == u'/' + target.stage;
    case ReleaseTarget::Kind::GitManifest:
        return false;
    }
    return false;
}

} // namespace

TimelineScope ScopeIndex::ofLabels(const MetricLabels& labels) const
{
    TimelineScope scope;
    scope.endpoint = placeOf(labels.value(QStringLiteral("namespace")), firstLabel(labels, endpointLabels));
    scope.model = firstLabel(labels, modelLabels);
    scope.segment = labels.value(QStringLiteral("segment"));
    const auto named = firstLabel(labels, environmentLabels);
    for (const auto& environment : environments_) {
        const bool isIts = environment.name == named || hasAll(labels, environment.alertLabels) ||
                           (!scope.endpoint.isEmpty() && scope.endpoint == endpointOf(environment));
        if (!isIts)
            continue;
        scope.environment = environment.name;
        // An alert by an environment's labels tells of what it serves, also where it does not name it.
        if (hasAll(labels, environment.alertLabels)) {
            scope.model = scope.model.isEmpty() ? environment.model : scope.model;
            scope.endpoint = scope.endpoint.isEmpty() ? endpointOf(environment) : scope.endpoint;
        }
        return scope;
    }
    scope.environment = named;
    return scope;
}

TimelineScope ScopeIndex::ofEndpoint(const QString& connection, const Endpoint& endpoint) const
{
    TimelineScope scope;
    scope.endpoint = placeOf(endpoint.ns, endpoint.name);
    if (endpoint.served)
        scope.model = endpoint.served->model;
    for (const auto& environment : environments_) {
        const auto& target = environment.target;
        const bool isTarget = target.kind == ReleaseTarget::Kind::Endpoint &&
                              target.connection == connection && target.ns == endpoint.ns &&
                              target.name == endpoint.name;
        if (!isTarget && endpointOf(environment) != scope.endpoint)
            continue;
        scope.environment = environment.name;
        scope.model = scope.model.isEmpty() ? environment.model : scope.model;
        break;
    }
    return scope;
}

TimelineScope ScopeIndex::ofPointer(const QString& registry, const QString& model,
                                    const QString& pointer) const
{
    TimelineScope scope;
    scope.model = model;
    for (const auto& environment : environments_) {
        const bool isItsName = pointer == u'#' + environment.name;
        const bool isItsPointer = environment.registry == registry &&
                                  isPointerOf(environment.target, pointer) &&
                                  (environment.model.isEmpty() || environment.model == model);
        if (!isItsName && !isItsPointer)
            continue;
        scope.environment = environment.name;
        scope.endpoint = endpointOf(environment);
        break;
    }
    return scope;
}

TimelineScope ScopeIndex::ofEnvironment(const QString& name) const
{
    TimelineScope scope;
    scope.environment = name;
    for (const auto& environment : environments_) {
        if (environment.name != name)
            continue;
        scope.model = environment.model;
        scope.endpoint = endpointOf(environment);
    }
    return scope;
}

} // namespace ph
