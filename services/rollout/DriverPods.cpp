#include "services/rollout/DriverPods.h"

#include "services/kubernetes/ObjectMeta.h"
#include "services/kubernetes/PlainText.h"
#include "services/rollout/ConfigMapStore.h"
#include "services/rollout/DriveLease.h"
#include "services/rollout/DriverJob.h"
#include "services/rollout/RolloutPlanTexts.h"

#include <algorithm>

namespace ph::driverpods {

namespace {

QString words(const QString& reason, const QString& message)
{
    if (message.isEmpty() || reason.isEmpty())
        return plainText(reason + message);
    return plainText(QStringLiteral("%1: %2").arg(reason, message));
}

bool isOnItsWay(const QString& reason)
{
    return reason.isEmpty() || reason == QLatin1String("ContainerCreating") ||
           reason == QLatin1String("PodInitializing");
}

QString containerTrouble(const JsonReader& status)
{
    const auto state = status.child("state");
    const auto waiting = state.child("waiting"), ended = state.child("terminated");
    if (!isOnItsWay(waiting.text("reason")))
        return words(waiting.text("reason"), waiting.text("message"));
    const auto code = ended.integer("exitCode", 0);
    return code == 0
               ? QString()
               : rolloutText(QT_TRANSLATE_NOOP("ph::RolloutPlanning", "it ended with the exit code %1 (%2)"))
                     .arg(code)
                     .arg(words(ended.text("reason"), ended.text("message")))
                     .english;
}

/// The pods of this very Job, the newest first.
Result<std::vector<Json>> podsOf(const ClusterClient& client, const ObjectMeta& job, const QString& releaseId)
{
    auto listed =
        client.list({{}, QStringLiteral("v1"), QStringLiteral("pods"), QStringLiteral("Pod")}, job.ns,
                    {{"labelSelector", std::string(ConfigMapStore::releaseLabel) + '=' +
                                           ConfigMapStore::objectName(releaseId).toStdString()}});
    if (!listed)
        return fail(listed.error());
    auto& pods = listed->items;
    std::erase_if(pods, [&](const Json& pod) {
        const auto owners = readMeta(JsonReader(pod)).owners;
        return std::none_of(owners.begin(), owners.end(),
                            [&](const ObjectMeta::Owner& owner) { return owner.uid == job.uid; });
    });
    std::stable_sort(pods.begin(), pods.end(), [](const Json& a, const Json& b) {
        return readMeta(JsonReader(a)).createdMs > readMeta(JsonReader(b)).createdMs;
    });
    return std::move(pods);
}

/// What was said last against an object; empty where nothing was, or events may not be listed.
QString lastWarning(const ClusterClient& client, const QString& ns, const QString& uid)
{
    const auto listed =
        client.list({{}, QStringLiteral("v1"), QStringLiteral("events"), QStringLiteral("Event")}, ns,
                    {{"fieldSelector", "type=Warning,involvedObject.uid=" + uid.toStdString()}});
    if (!listed || listed->items.empty())
        return {};
    const auto last =
        std::max_element(listed->items.begin(), listed->items.end(), [](const Json& a, const Json& b) {
            return timeOf(JsonReader(a).text("lastTimestamp")) < timeOf(JsonReader(b).text("lastTimestamp"));
        });
    const JsonReader event(*last);
    return words(event.text("reason"), event.text("message"));
}

} // namespace

std::optional<QString> howEnded(const Json& job)
{
    const auto conditions = readConditions(JsonReader(job).child("status"));
    for (const auto& condition : conditions) {
        const bool isEnd =
            condition.type == QLatin1String("Complete") || condition.type == QLatin1String("Failed");
        if (!isEnd || condition.status != EndpointCondition::Status::True)
            continue;
        const auto why = words(condition.reason, condition.message);
        return why.isEmpty() ? condition.type : QStringLiteral("%1, %2").arg(condition.type, why);
    }
    return std::nullopt;
}

QString podTrouble(const Json& pod)
{
    const auto status = JsonReader(pod).child("status");
    for (const char* kind : {"initContainerStatuses", "containerStatuses"}) {
        const auto containers = status.items(kind);
        for (const auto& container : containers) {
            if (auto trouble = containerTrouble(container); !trouble.isEmpty())
                return trouble;
        }
    }
    const auto conditions = readConditions(status);
    for (const auto& condition : conditions) {
        if (condition.type == QLatin1String("PodScheduled") &&
            condition.status == EndpointCondition::Status::False)
            return words(condition.reason, condition.message);
    }
    return words(status.text("reason"), status.text("message")); // evicted
}

Result<ArmedJob> seen(const ClusterClient& client, const Json& job, const QString& releaseId,
                      std::int64_t nowMs)
{
    const auto meta = readMeta(JsonReader(job));
    const auto pods = podsOf(client, meta, releaseId);
    if (!pods)
        return fail(pods.error());
    ArmedJob armed;
    armed.name = meta.name;
    armed.uid = meta.uid;
    const auto containers = JsonReader(job).child("spec").child("template").child("spec").items("containers");
    armed.image = containers.empty() ? QString() : plainText(containers.front().text("image"));
    armed.policyText = policyInJob(job);
    for (const auto& pod : *pods)
        armed.pods << readMeta(JsonReader(pod)).name;
    if (const auto ended = howEnded(job)) {
        armed.standing = ArmedJob::Standing::Ended;
        armed.trouble = ended->startsWith(QLatin1String("Failed")) ? *ended : QString();
        return armed;
    }
    const auto holder = DriveLease(client, meta.ns, ConfigMapStore::objectName(releaseId)).holder();
    if (!holder)
        return fail(holder.error());
    if (*holder && isOfJob(armed, (*holder)->driver) && (*holder)->renewedMs != noTime &&
        std::abs(nowMs - (*holder)->renewedMs) < DriveLease::durationMs) {
        armed.standing = ArmedJob::Standing::Driving;
        return armed;
    }
    armed.trouble = pods->empty() ? QString() : podTrouble(pods->front());
    if (armed.trouble.isEmpty())
        armed.trouble =
            lastWarning(client, meta.ns, pods->empty() ? meta.uid : readMeta(JsonReader(pods->front())).uid);
    return armed;
}

} // namespace ph::driverpods
