#include "services/connectors/kubernetes/PodLogs.h"

#include "services/kubernetes/EventDecode.h"
#include "services/kubernetes/KubeText.h"
#include "services/kubernetes/ObjectMeta.h"
#include "services/kubernetes/PlainText.h"

#include <algorithm>

namespace ph::kubernetes {

namespace {

using SteadyClock = std::chrono::steady_clock;

const ResourceKind podKind{{}, QStringLiteral("v1"), QStringLiteral("pods"), QStringLiteral("Pod")};

Result<std::vector<Json>> podsOfEndpoint(const ClusterClient& client, const Endpoint& endpoint)
{
    auto listed = client.list(podKind, endpoint.ns);
    if (!listed)
        return fail(listed.error());
    auto& pods = listed->items;
    std::erase_if(pods, [&](const Json& pod) {
        const auto meta = readMeta(JsonReader(pod));
        return !belongsTo({podKind.kind, meta.name, meta.uid}, endpoint);
    });
    std::stable_sort(pods.begin(), pods.end(), [](const Json& a, const Json& b) {
        return readMeta(JsonReader(a)).createdMs > readMeta(JsonReader(b)).createdMs;
    });
    return std::move(pods);
}

/// The revision that a pod belongs to, by Knative's label or its own name; empty: neither tells.
QString revisionOf(const ObjectMeta& pod, const Endpoint& endpoint)
{
    const auto label = pod.labels.value(QStringLiteral("serving.knative.dev/revision"));
    if (!label.isEmpty())
        return plainText(label);
    QString found;
    for (const auto& revision : endpoint.revisions) {
        const auto stem = revision.name.startsWith(endpoint.name + u'-')
                              ? revision.name
                              : endpoint.name + u'-' + revision.name;
        if (pod.name.startsWith(stem + u'-') && revision.name.size() > found.size())
            found = revision.name;
    }
    return found;
}

/// The logs that there are of a pod, without their texts.
void addLogsOf(const Json& pod, const Endpoint& endpoint, QList<RevisionLog>& logs)
{
    const auto meta = readMeta(JsonReader(pod));
    const auto& name = meta.name;
    const auto revision = revisionOf(meta, endpoint);
    const auto statuses = JsonReader(pod).child("status").items("containerStatuses");
    const auto containers = JsonReader(pod).child("spec").items("containers");
    for (const auto& container : containers) {
        const auto called = container.text("name");
        logs.append({.pod = name, .container = called, .revision = revision});
        const bool cameBack = std::any_of(statuses.begin(), statuses.end(), [&](const JsonReader& status) {
            return status.text("name") == called && status.integer("restartCount", 0) > 0;
        });
        if (cameBack)
            logs.append({.pod = name,
                         .container = called,
                         .life = RevisionLog::Life::Previous,
                         .revision = revision});
    }
}

QueryItems askedOf(const RevisionLog& log, const LogBounds& bounds)
{
    // One line more than is kept tells whether there are more.
    QueryItems query{{"container", log.container.toStdString()},
                     {"timestamps", "true"},
                     {"tailLines", std::to_string(bounds.mostLines + 1)},
                     // Counted from the oldest of these lines on: it ends what floods, and chooses nothing.
                     {"limitBytes", std::to_string(bounds.mostRead + 1)}};
    if (log.life == RevisionLog::Life::Previous)
        query.emplace_back("previous", "true");
    if (bounds.sinceMs != noTime)
        query.emplace_back(
            "sinceTime",
            QDateTime::fromMSecsSinceEpoch(bounds.sinceMs, Qt::UTC).toString(Qt::ISODate).toStdString());
    return query;
}

void fill(RevisionLog& log, const ClusterClient::Text& answer, const LogBounds& bounds)
{
    log.text = QString::fromStdString(answer.bytes);
    log.endsEarlier = !answer.isWhole;
    log.droppedLines = answer.droppedLines;
    const auto kept = log.text.count(u'\n') + (log.text.isEmpty() || log.text.endsWith(u'\n') ? 0 : 1);
    if (kept > bounds.mostLines) {
        log.text.remove(0, log.text.indexOf(u'\n') + 1);
        ++log.droppedLines;
    }
    log.beginsLater = bounds.sinceMs != noTime || log.droppedLines > 0;
}

} // namespace

Result<QList<RevisionLog>> fetchPodLogs(const ClusterClient& client, const Endpoint& endpoint,
                                        const LogBounds& bounds, const CallContext& context)
{
    const auto deadline = SteadyClock::now() + bounds.mostTime;
    const auto pods = podsOfEndpoint(client, endpoint);
    if (!pods)
        return fail(pods.error());
    QList<RevisionLog> there;
    for (const auto& pod : *pods)
        addLogsOf(pod, endpoint, there);

    QList<RevisionLog> logs;
    qint64 asked = 0;
    for (auto& log : there) {
        const auto title = logTitle(log);
        if (asked == bounds.mostLogs) {
            context.fault(
                {title, Error::make(ErrorKind::Unsupported, title,
                                    kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi",
                                                               "Only the newest %1 logs are read at once."))
                                        .arg(bounds.mostLogs))});
            continue;
        }
        context.progress({title, asked++, std::min<qint64>(there.size(), bounds.mostLogs)});
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - SteadyClock::now());
        const auto answer = left.count() > 0
                                ? client.text(apiPath(podKind, endpoint.ns, log.pod) + "/log",
                                              askedOf(log, bounds), {bounds.mostBytes, bounds.mostRead, left})
                                : Result<ClusterClient::Text>(fail(ErrorKind::Timeout, title));
        if (context.stop.stop_requested())
            return fail(ErrorKind::Cancelled, endpointTitle(endpoint));
        if (!answer) {
            context.fault({title, answer.error()});
            continue;
        }
        fill(log, *answer, bounds);
        logs.append(std::move(log));
    }
    return logs;
}

} // namespace ph::kubernetes
