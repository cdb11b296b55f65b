#include "services/kubernetes/EndpointReading.h"

#include "services/kubernetes/KubeText.h"

#include <algorithm>

namespace ph::endpointreading {

namespace {

/// A number, or a number as text (Argo Rollouts); -1 for anything else.
std::int64_t observedGeneration(const JsonReader& status)
{
    const auto& raw = status.raw();
    const auto found = raw.is_object() ? raw.find("observedGeneration") : raw.end();
    if (found == raw.end())
        return -1;
    if (found->is_number_integer())
        return found->get<std::int64_t>();
    bool read = false;
    const auto number =
        found->is_string() ? QString::fromStdString(found->get<std::string>()).toLongLong(&read) : -1;
    return read ? number : -1;
}

} // namespace

Endpoint begin(const JsonReader& object, ServingSystem system, const char* resource, ConnectionId connection,
               std::int64_t seenMs)
{
    const auto meta = readMeta(object);
    Endpoint endpoint;
    endpoint.key = {connection, EntityKind::Endpoint,
                    QStringLiteral("%1/%2/%3").arg(QLatin1String(resource), meta.ns, meta.name)};
    endpoint.system = system;
    endpoint.apiVersion = object.text("apiVersion");
    endpoint.objectKind = object.text("kind");
    endpoint.ns = meta.ns;
    endpoint.name = meta.name;
    endpoint.lastChange = meta.lastChange;
    endpoint.gitOps = gitOpsOwner(object, meta);
    endpoint.uid = meta.uid;
    endpoint.resourceVersion = meta.resourceVersion;
    endpoint.generation = meta.generation;
    endpoint.observedGeneration = observedGeneration(object.child("status"));
    endpoint.createdMs = meta.createdMs;
    endpoint.beingDeleted = meta.beingDeleted;
    endpoint.labels = meta.labels;
    endpoint.seenMs = seenMs;
    return endpoint;
}

Result<Endpoint> finished(Endpoint endpoint, const JsonReader& object)
{
    if (auto mistake = object.mistake(endpoint.key.remoteId))
        return fail(*std::move(mistake));
    if (endpoint.name.isEmpty())
        return fail(ErrorKind::Unreadable, endpoint.key.remoteId,
                    kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "The object has no name.")));
    return endpoint;
}

QMap<QString, QString> resources(const JsonReader& container)
{
    QMap<QString, QString> all;
    const auto asked = container.child("resources");
    for (const auto* kind : {"requests", "limits"}) {
        const auto texts = readTexts(asked, kind);
        for (auto it = texts.begin(); it != texts.end(); ++it)
            all.insert(QLatin1String(kind) + u'.' + it.key(), it.value());
    }
    return all;
}

EndpointRevision ofPod(const JsonReader& podSpec, const QString& name)
{
    EndpointRevision revision{name};
    const auto containers = podSpec.items("containers");
    if (!containers.empty()) {
        revision.model = containers.front().text("image");
        revision.resources = resources(containers.front());
    }
    return revision;
}

std::optional<ServedVersion> servedVersion(const QString& storageUri, const ObjectMeta& meta)
{
    const auto model = meta.annotations.value(QStringLiteral("pilothouse.dev/model")),
               version = meta.annotations.value(QStringLiteral("pilothouse.dev/version"));
    if (!model.isEmpty() && !version.isEmpty())
        return ServedVersion{model, version};
    static const QLatin1String scheme("models:/");
    if (!storageUri.startsWith(scheme))
        return std::nullopt;
    const auto parts = storageUri.mid(scheme.size()).split(u'/', Qt::SkipEmptyParts);
    // "models:/m-…" is a logged model, "models:/NAME@ALIAS" moves: neither names a version.
    if (parts.size() != 2 || parts[0].contains(u'@'))
        return std::nullopt;
    return ServedVersion{parts[0], parts[1]};
}

void toPercent(QList<TrafficShare>& shares)
{
    double sum = 0;
    for (const auto& share : shares)
        sum += share.role == TrafficShare::Role::Shadow ? 0 : std::max(0.0, share.percent);
    for (auto& share : shares) {
        if (share.role != TrafficShare::Role::Shadow)
            share.percent = sum > 0 ? 100 * std::max(0.0, share.percent) / sum : 0;
    }
}

} // namespace ph::endpointreading
