#include "services/kubernetes/ObjectMeta.h"

#include <QDateTime>
#include <QSet>

namespace ph {

namespace {

bool writesSpec(const JsonReader& entry)
{
    if (!entry.text("subresource").isEmpty())
        return false;
    const auto fields = entry.child("fieldsV1");
    return fields.has("f:spec");
}

QSet<QString> managers(const JsonReader& object)
{
    QSet<QString> names;
    const auto entries = object.child("metadata").items("managedFields");
    for (const auto& entry : entries)
        names.insert(entry.text("manager"));
    return names;
}

} // namespace

QString writtenPart(Json object)
{
    object.erase("status");
    if (const auto meta = object.find("metadata"); meta != object.end() && meta->is_object()) {
        for (const auto* kept :
             {"managedFields", "resourceVersion", "generation", "uid", "creationTimestamp"})
            meta->erase(kept);
    }
    return QString::fromStdString(object.dump(2, ' ', false, Json::error_handler_t::replace));
}

std::int64_t timeOf(const QString& text)
{
    const auto time = QDateTime::fromString(text, Qt::ISODateWithMs);
    return time.isValid() ? time.toMSecsSinceEpoch() : noTime;
}

QMap<QString, QString> readTexts(const JsonReader& object, const char* name)
{
    QMap<QString, QString> texts;
    const auto below = object.child(name);
    if (!below.raw().is_object())
        return texts;
    for (const auto& [key, value] : below.raw().items()) {
        if (value.is_string())
            texts.insert(QString::fromStdString(key),
                         QString::fromStdString(value.get_ref<const std::string&>()));
    }
    return texts;
}

ObjectMeta readMeta(const JsonReader& object)
{
    const auto meta = object.child("metadata");
    ObjectMeta read;
    read.ns = meta.text("namespace");
    read.name = meta.text("name");
    read.uid = meta.text("uid");
    read.resourceVersion = meta.text("resourceVersion");
    read.generation = meta.integer("generation", 0);
    read.createdMs = timeOf(meta.text("creationTimestamp"));
    read.beingDeleted = meta.has("deletionTimestamp");
    read.labels = readTexts(meta, "labels");
    read.annotations = readTexts(meta, "annotations");
    const auto owners = meta.items("ownerReferences");
    for (const auto& owner : owners)
        read.owners.append({owner.text("kind"), owner.text("name"), owner.text("uid")});
    const auto entries = meta.items("managedFields");
    for (const auto& entry : entries) {
        const auto at = timeOf(entry.text("time"));
        if (writesSpec(entry) && (!read.lastChange || at >= read.lastChange->atMs))
            read.lastChange = EndpointChange{entry.text("manager"), at};
    }
    return read;
}

QString gitOpsOwner(const JsonReader& object, const ObjectMeta& meta)
{
    if (const auto tracked = meta.annotations.value(QStringLiteral("argocd.argoproj.io/tracking-id"));
        !tracked.isEmpty())
        return QStringLiteral("Argo CD (%1)").arg(tracked.section(u':', 0, 0));
    for (const auto* kind : {"kustomize", "helm"}) {
        const auto prefix = QStringLiteral("%1.toolkit.fluxcd.io/").arg(QLatin1String(kind));
        const auto name = meta.labels.value(prefix + QStringLiteral("name"));
        if (!name.isEmpty())
            return QStringLiteral("Flux (%1/%2)")
                .arg(meta.labels.value(prefix + QStringLiteral("namespace")), name);
    }
    const auto writers = managers(object);
    if (writers.contains(QStringLiteral("argocd-controller")) ||
        writers.contains(QStringLiteral("argocd-application-controller")))
        return QStringLiteral("Argo CD (%1)")
            .arg(meta.labels.value(QStringLiteral("app.kubernetes.io/instance")));
    if (writers.contains(QStringLiteral("kustomize-controller")) ||
        writers.contains(QStringLiteral("helm-controller")))
        return QStringLiteral("Flux");
    return {};
}

QList<EndpointCondition> readConditions(const JsonReader& status, const QStringList& informative)
{
    QList<EndpointCondition> conditions;
    const auto items = status.items("conditions");
    for (const auto& item : items) {
        EndpointCondition condition;
        condition.type = item.text("type");
        const auto word = item.text("status");
        condition.status = word == QLatin1String("True")    ? EndpointCondition::Status::True
                           : word == QLatin1String("False") ? EndpointCondition::Status::False
                                                            : EndpointCondition::Status::Unknown;
        condition.reason = item.text("reason");
        condition.message = item.text("message");
        condition.sinceMs = timeOf(item.text("lastTransitionTime"));
        condition.informative =
            item.text("severity") == QLatin1String("Info") || informative.contains(condition.type);
        conditions.append(condition);
    }
    return conditions;
}

} // namespace ph
