#include "models/values/Endpoint.h"

#include <algorithm>
#include <iterator>

namespace ph {

namespace {

struct SystemNames {
    ServingSystem system;
    const char* name;  // stable
    const char* title; // for people
};

constexpr SystemNames systemNames[] = {
    {ServingSystem::KServe, "kserve", "KServe"},
    {ServingSystem::SeldonCore1, "seldon-1", "Seldon Core 1"},
    {ServingSystem::SeldonCore2, "seldon-2", "Seldon Core 2"},
    {ServingSystem::ArgoRollouts, "argo-rollouts", "Argo Rollouts"},
    {ServingSystem::Knative, "knative", "Knative"},
    {ServingSystem::Istio, "istio", "Istio"},
    {ServingSystem::GatewayApi, "gateway-api", "Gateway API"},
    {ServingSystem::Deployment, "deployment", "Deployment"},
};

const SystemNames& namesOf(ServingSystem system)
{
    return *std::find_if(std::begin(systemNames), std::end(systemNames),
                         [system](const SystemNames& one) { return one.system == system; });
}

/// The condition that sums up the others, where the system has one.
const EndpointCondition* summary(const Endpoint& endpoint)
{
    for (const auto* type : {"Ready", "Available", "Healthy", "Accepted"}) {
        const auto found =
            std::find_if(endpoint.conditions.begin(), endpoint.conditions.end(),
                         [type](const EndpointCondition& one) { return one.type == QLatin1String(type); });
        if (found != endpoint.conditions.end())
            return &*found;
    }
    return nullptr;
}

} // namespace

QString servingSystemName(ServingSystem system)
{
    return QString::fromLatin1(namesOf(system).name);
}

QString servingSystemTitle(ServingSystem system)
{
    return QString::fromLatin1(namesOf(system).title);
}

std::optional<ServingSystem> servingSystemFromName(const QString& name)
{
    for (const auto& known : systemNames) {
        if (name == QLatin1String(known.name))
            return known.system;
    }
    return std::nullopt;
}

EndpointHealth endpointHealth(const Endpoint& endpoint)
{
    const bool fails = std::any_of(
        endpoint.conditions.begin(), endpoint.conditions.end(), [](const EndpointCondition& condition) {
            return condition.status == EndpointCondition::Status::False && !condition.informative;
        });
    if (fails)
        return EndpointHealth::Failing;
    const bool behind = endpoint.observedGeneration >= 0 && endpoint.observedGeneration < endpoint.generation;
    if (endpoint.beingDeleted || behind || endpoint.latest.latestCreated != endpoint.latest.latestReady)
        return EndpointHealth::Progressing;
    const auto* all = summary(endpoint);
    if (!all)
        return EndpointHealth::Unknown;
    return all->status == EndpointCondition::Status::True ? EndpointHealth::Ready
                                                          : EndpointHealth::Progressing;
}

QMap<QString, double> sharesByTarget(const QList<TrafficShare>& shares)
{
    QMap<QString, double> traffic;
    for (const auto& share : shares) {
        if (share.role != TrafficShare::Role::Shadow && share.percent > 0)
            traffic[share.target] += share.percent;
    }
    return traffic;
}

QString endpointTitle(const Endpoint& endpoint)
{
    return endpoint.ns + u'/' + endpoint.name;
}

} // namespace ph
