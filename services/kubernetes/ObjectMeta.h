#pragma once

#include "models/values/Endpoint.h"
#include "services/http/Json.h"

namespace ph {

/// What every object of the API says of itself.
struct ObjectMeta {
    struct Owner {
        QString kind, name, uid;
    };
    QString ns, name, uid, resourceVersion;
    std::int64_t generation = 0;
    std::int64_t createdMs = noTime;
    bool beingDeleted = false;
    QMap<QString, QString> labels, annotations;
    QList<Owner> owners;
    /// Who wrote what was asked for (spec) last; writes of a status do not count.
    std::optional<EndpointChange> lastChange;
};
ObjectMeta readMeta(const JsonReader& object);

/// The GitOps controller that would undo a change by hand, in words ("Argo CD (fraud)", "Flux
/// (models/fraud)"); empty where labels, annotations and managers name none. Argo CD tracks by its annotation
/// or, in its older way, by the label app.kubernetes.io/instance beside its manager; Flux by labels.
/// https://argo-cd.readthedocs.io/en/stable/user-guide/resource_tracking/
/// https://fluxcd.io/flux/faq/#how-can-i-find-out-which-objects-are-managed-by-flux
QString gitOpsOwner(const JsonReader& object, const ObjectMeta& meta);

/// What somebody wrote or would write, indented, without what the server keeps for itself. For a diff.
QString writtenPart(Json object);

/// RFC 3339; noTime for what cannot be read.
std::int64_t timeOf(const QString& text);

/// status.conditions as they are. `informative`: types of which False is no failure.
QList<EndpointCondition> readConditions(const JsonReader& status, const QStringList& informative = {});

/// The map of strings below `name`; what is no string is left out.
QMap<QString, QString> readTexts(const JsonReader& object, const char* name);

} // namespace ph
