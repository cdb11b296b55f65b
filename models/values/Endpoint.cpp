#include "models/values/Endpoint.h"

#include <algorithm>
#include <array>
#include <utility>

namespace ph {

namespace {

constexpr std::array<std::pair<ServingSystem, const char*>, 8> systemNames = {{
    {ServingSystem::KServe, "kserve"},
    {ServingSystem::SeldonCore1, "seldon-1"},
    {ServingSystem::SeldonCore2, "seldon-2"},
    {ServingSystem::ArgoRollouts, "argo-rollouts"},
    {ServingSystem::Knative, "knative"},
    {ServingSystem::Istio, "istio"},
    {ServingSystem::GatewayApi, "gateway-api"},
    {ServingSystem::Deployment, "deployment"},
}};

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
    for (const auto& [one, name] : systemNames) {
        if (one == system)
            return QString::fromLatin1(name);
    }
    return {};
}

std::optional<ServingSystem> servingSystemFromName(const QString& name)
{
    for (const auto& [system, known] : systemNames) {
        if (name == QLatin1String(known))
            return system;
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

QString endpointTitle(const Endpoint& endpoint)
{
    return endpoint.ns + u'/' + endpoint.name;
}

} // namespace ph
