#include "services/kubernetes/EventDecode.h"

#include "services/kubernetes/KubeText.h"
#include "services/kubernetes/ObjectMeta.h"
#include "services/kubernetes/PlainText.h"

#include <QRegularExpression>

#include <algorithm>
#include <limits>

namespace ph {

namespace {

/// The first that says anything.
QString firstOf(std::initializer_list<QString> texts)
{
    for (const auto& text : texts) {
        if (!text.isEmpty())
            return plainText(text);
    }
    return {};
}

std::int64_t firstTimeOf(std::initializer_list<QString> texts)
{
    for (const auto& text : texts) {
        if (const auto at = timeOf(text); at != noTime)
            return at;
    }
    return noTime;
}

JsonReader subjectOf(const JsonReader& event)
{
    return event.child(event.has("regarding") ? "regarding" : "involvedObject");
}

/// What may stand before the generated part of a name. A revision's own name counts only behind the
/// endpoint's: predictors of Seldon are called "default" everywhere.
QStringList stemsOf(const Endpoint& endpoint)
{
    const auto& latest = endpoint.latest;
    QStringList revisions{latest.latestCreated, latest.latestReady, latest.latestRolledOut,
                          latest.previousRolledOut};
    for (const auto& revision : endpoint.revisions)
        revisions << revision.name;
    revisions.removeAll(QString());
    revisions.removeDuplicates();
    QStringList stems{endpoint.name};
    for (const auto& revision : revisions)
        stems << (revision.startsWith(endpoint.name + u'-') ? revision : endpoint.name + u'-' + revision);
    return stems;
}

/// Parts of a service in KServe, then a revision's number and its Deployment in Knative, a component of
/// Seldon, the hashes of a ReplicaSet and a Pod (their alphabet has neither vowels nor what looks like one),
/// or the number of a StatefulSet's Pod.
QString generatedPart(ServingSystem system)
{
    QString part;
    if (system == ServingSystem::KServe)
        part += QStringLiteral("(-(predictor|transformer|explainer|kserve|router)(-(default|canary))?)?");
    if (system == ServingSystem::KServe || system == ServingSystem::Knative)
        part += QStringLiteral("(-[0-9]{5}(-deployment|-private)?|-deployment)?");
    if (system == ServingSystem::SeldonCore1)
        part += QStringLiteral("(-[0-9]+-[a-z0-9-]+?)?");
    return part + QStringLiteral("(-[bcdfghjklmnpqrstvwxz2456789]{4,10}){0,2}(-[0-9]+)?");
}

} // namespace

Result<EndpointEvent> decodeEvent(const Json& object)
{
    const JsonReader reader(object);
    const auto meta = reader.child("metadata");
    const auto source = reader.child("source"), oldSource = reader.child("deprecatedSource"),
               series = reader.child("series"), about = subjectOf(reader);
    EndpointEvent event;
    event.uid = meta.text("uid");
    event.type = reader.text("type") == QLatin1String("Warning") ? EndpointEvent::Type::Warning
                                                                 : EndpointEvent::Type::Normal;
    event.objectKind = plainText(about.text("kind"));
    event.objectName = plainText(about.text("name"));
    event.reason = plainText(reader.text("reason"));
    event.message = firstOf({reader.text("message"), reader.text("note")});
    const auto component = firstOf({reader.text("reportingComponent"), reader.text("reportingController"),
                                    source.text("component"), oldSource.text("component")});
    const auto host = firstOf({source.text("host"), oldSource.text("host")});
    event.source = host.isEmpty() ? component : QStringLiteral("%1, %2").arg(component, host);
    const auto count = std::max({std::int64_t(1), reader.integer("count", 0),
                                 reader.integer("deprecatedCount", 0), series.integer("count", 0)});
    event.count = int(std::min<std::int64_t>(count, std::numeric_limits<int>::max()));
    const auto created = meta.text("creationTimestamp");
    event.firstMs = firstTimeOf({reader.text("firstTimestamp"), reader.text("deprecatedFirstTimestamp"),
                                 reader.text("eventTime"), created});
    event.lastMs = firstTimeOf({series.text("lastObservedTime"), reader.text("lastTimestamp"),
                                reader.text("deprecatedLastTimestamp"), reader.text("eventTime"), created});
    const auto name = meta.text("name");
    if (const auto mistake = reader.mistake(name))
        return fail(*mistake);
    if (event.uid.isEmpty())
        return fail(ErrorKind::Unreadable, name,
                    kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "metadata.uid: missing")));
    return event;
}

EventSubject eventSubject(const Json& object)
{
    const auto about = subjectOf(JsonReader(object));
    return {about.text("kind"), about.text("name"), about.text("uid")};
}

bool belongsTo(const EventSubject& subject, const Endpoint& endpoint)
{
    if (!subject.uid.isEmpty() && subject.uid == endpoint.uid)
        return true;
    if (subject.kind == endpoint.objectKind)
        return subject.name == endpoint.name && (subject.uid.isEmpty() || endpoint.uid.isEmpty());
    QStringList stems = stemsOf(endpoint);
    std::transform(stems.begin(), stems.end(), stems.begin(),
                   [](const QString& stem) { return QRegularExpression::escape(stem); });
    const QRegularExpression named(QRegularExpression::anchoredPattern(
        QStringLiteral("(%1)%2").arg(stems.join(u'|'), generatedPart(endpoint.system))));
    return named.match(subject.name).hasMatch();
}

} // namespace ph
