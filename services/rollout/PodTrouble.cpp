#include "services/rollout/PodTrouble.h"

#include "services/kubernetes/ObjectMeta.h"

#include <algorithm>
#include <array>

namespace ph {

namespace {

/// A container that is waited for in vain; none where it runs or still starts.
std::optional<EndpointCondition> containerTrouble(const JsonReader& container)
{
    static constexpr std::array inVain{"CrashLoopBackOff", "ImagePullBackOff", "InvalidImageName",
                                       "CreateContainerConfigError"};
    const auto waiting = container.child("state").child("waiting");
    const auto reason = waiting.text("reason");
    if (std::none_of(inVain.begin(), inVain.end(),
                     [&](const char* word) { return reason == QLatin1String(word); }))
        return std::nullopt;
    const auto last = container.child("lastState").child("terminated").text("message");
    return cannotServe(reason, last.isEmpty() ? waiting.text("message") : last);
}

std::vector<Json> withLabel(const ClusterClient& client, const ResourceKind& kind, const QString& ns,
                            const QString& label)
{
    auto listed = client.list(kind, ns, {{"labelSelector", label.toStdString()}});
    return listed ? std::move(listed->items) : std::vector<Json>();
}

} // namespace

EndpointCondition cannotServe(const QString& reason, const QString& message)
{
    return {QString::fromLatin1(candidateReady), EndpointCondition::Status::False, reason, message};
}

std::optional<EndpointCondition> podTrouble(const Json& deployment, const std::vector<Json>& pods)
{
    for (const auto& pod : pods) {
        const auto status = JsonReader(pod).child("status");
        for (const auto* kind : {"initContainerStatuses", "containerStatuses"}) {
            const auto containers = status.items(kind);
            for (const auto& container : containers) {
                if (auto trouble = containerTrouble(container))
                    return trouble;
            }
        }
    }
    if (!deployment.is_object())
        return std::nullopt;
    using Status = EndpointCondition::Status;
    const auto conditions = readConditions(JsonReader(deployment).child("status"));
    for (const auto& condition : conditions) {
        const bool fails =
            (condition.type == QLatin1String("ReplicaFailure") && condition.status == Status::True) ||
            (condition.type == QLatin1String("Progressing") && condition.status == Status::False);
        if (fails)
            return cannotServe(condition.reason, condition.message);
    }
    return std::nullopt;
}

std::vector<Json> podsLabelled(const ClusterClient& client, const QString& ns, const QString& label)
{
    return withLabel(client, {{}, QStringLiteral("v1"), QStringLiteral("pods"), QStringLiteral("Pod")}, ns,
                     label);
}

std::vector<Json> deploymentsLabelled(const ClusterClient& client, const QString& ns, const QString& label)
{
    return withLabel(client,
                     {QStringLiteral("apps"), QStringLiteral("v1"), QStringLiteral("deployments"),
                      QStringLiteral("Deployment")},
                     ns, label);
}

} // namespace ph
