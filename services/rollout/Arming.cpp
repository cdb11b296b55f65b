#include "services/rollout/Arming.h"

#include "services/kubernetes/AccessReview.h"
#include "services/kubernetes/ObjectMeta.h"
#include "services/rollout/DriverPods.h"
#include "services/rollout/RolloutPlanTexts.h"

namespace ph {

namespace {

Result<void> checkRights(const ClusterClient& client, const QString& ns,
                         const std::vector<AccessQuestion>& questions)
{
    const auto missing = missingRights(client, questions);
    if (!missing)
        return fail(missing.error());
    if (missing->isEmpty())
        return {};
    return fail(ErrorKind::Forbidden, ns,
                rolloutText(QT_TRANSLATE_NOOP("ph::RolloutPlanning",
                                              "In the namespace %1 these rights are missing: %2."))
                    .arg(ns, missing->join(QStringLiteral(", "))));
}

AccessQuestion onJob(const char* verb, const ObjectAddress& job)
{
    return {QString::fromLatin1(verb), job.kind.group, job.kind.resource, {}, job.ns, job.name};
}

ResourceKind rbac(const char* resource, const char* kind)
{
    return {QStringLiteral("rbac.authorization.k8s.io"), QStringLiteral("v1"), QLatin1String(resource),
            QLatin1String(kind)};
}

/// Whether the driver can be who it has to be. What may not be looked at is told in the remarks.
Result<void> checkAccount(const ClusterClient& client, const QString& ns, QStringList& remarks)
{
    const std::initializer_list<ResourceKind> parts{
        {{}, QStringLiteral("v1"), QStringLiteral("serviceaccounts"), QStringLiteral("ServiceAccount")},
        rbac("roles", "Role"),
        rbac("rolebindings", "RoleBinding")};
    QStringList missing, files;
    for (const auto& part : parts) {
        const auto there = client.get({part, ns, driverAccount()});
        if (there)
            continue;
        if (there.error().kind == ErrorKind::Forbidden)
            remarks << RolloutPlanTexts::tr("Whether the namespace has the %1 %2 could not be looked at.")
                           .arg(part.kind, driverAccount());
        else if (there.error().kind != ErrorKind::NotFound)
            return fail(there.error());
        else {
            missing << part.kind;
            files << part.kind.toLower() + QStringLiteral(".yaml");
        }
    }
    if (missing.isEmpty())
        return {};
    return fail(
        ErrorKind::NotFound, QStringLiteral("%1/%2").arg(ns, driverAccount()),
        rolloutText(
            QT_TRANSLATE_NOOP("ph::RolloutPlanning",
                              "The namespace %1 lacks the %2 %3, as whom the driver runs. Set the namespace "
                              "in packaging/kubernetes/kustomization.yaml and apply it (%4): kubectl "
                              "kustomize packaging/kubernetes | kubectl apply -f -"))
            .arg(ns, missing.join(QStringLiteral(", ")), driverAccount(), files.join(QStringLiteral(", "))));
}

bool hasFixedVersion(const QString& image)
{
    const auto tag = image.section(u'/', -1).section(u':', 1);
    return image.contains(QLatin1String("@sha256:")) || (!tag.isEmpty() && tag != QLatin1String("latest"));
}

QStringList remarksOn(const DriverJobAsk& ask)
{
    QStringList remarks;
    if (!hasFixedVersion(ask.driver.image))
        remarks << RolloutPlanTexts::tr("The image %1 names no version: each pod may run another program.")
                       .arg(ask.driver.image);
    if (ask.driver.metrics.isEmpty())
        remarks << RolloutPlanTexts::tr("No metrics are named: nothing judges the candidate.");
    if (ask.policy.isEmpty())
        remarks << RolloutPlanTexts::tr("No policy is known here, so that no freeze holds it up.");
    return remarks;
}

/// The Job that is there already, where it may stay.
Result<void> checkPresent(const Json& object, const QString& releaseId)
{
    const auto meta = readMeta(JsonReader(object));
    if (meta.beingDeleted)
        return fail(ErrorKind::Conflict, meta.name,
                    rolloutText(QT_TRANSLATE_NOOP("ph::RolloutPlanning",
                                                  "The Job of before is being deleted: again in a moment.")));
    const auto ended = driverpods::howEnded(object);
    if (!ended)
        return {};
    return fail(ErrorKind::Conflict, meta.name,
                rolloutText(QT_TRANSLATE_NOOP(
                                "ph::RolloutPlanning",
                                "It was armed, and its Job has ended (%1). Take that away first: pilothouse "
                                "release disarm %2"))
                    .arg(*ended, releaseId));
}

} // namespace

Result<ArmPreview> previewArming(const ClusterClient& client, const DriverJobAsk& ask)
{
    auto made = driverJob(ask);
    if (!made)
        return fail(made.error());
    const auto address = driverJobAddress(ask.releaseId, ask.ns);
    if (const auto may = checkRights(client, ask.ns,
                                     {onJob("get", address),
                                      onJob("create", address),
                                      onJob("patch", address),
                                      {QStringLiteral("list"), {}, QStringLiteral("pods"), {}, ask.ns}});
        !may)
        return fail(may.error());
    ArmPreview preview;
    preview.warnings = remarksOn(ask);
    if (const auto account = checkAccount(client, ask.ns, preview.warnings); !account)
        return fail(account.error());
    const auto present = client.get(address);
    if (!present && present.error().kind != ErrorKind::NotFound)
        return fail(present.error());
    if (present) {
        if (const auto stays = checkPresent(*present, ask.releaseId); !stays)
            return fail(stays.error());
        preview.before = writtenPart(*present);
    }
    preview.write = {WriteRequest::Verb::Apply, address, *std::move(made)};
    const auto tried = client.write(preview.write, DryRun::Yes);
    if (!tried && present && tried.error().kind == ErrorKind::Invalid)
        return fail(ErrorKind::Conflict, tried.error().where,
                    rolloutText(QT_TRANSLATE_NOOP(
                                    "ph::RolloutPlanning",
                                    "It is armed already, with %1, and a Job cannot be changed. Arm it anew: "
                                    "pilothouse release disarm %2, then arm it again. %3"))
                        .arg(policyInJob(*present) == ask.policy
                                 ? rolloutText(QT_TRANSLATE_NOOP("ph::RolloutPlanning", "something else"))
                                 : rolloutText(QT_TRANSLATE_NOOP("ph::RolloutPlanning", "another policy")),
                             ask.releaseId, tried.error().detail));
    if (!tried)
        return fail(tried.error());
    preview.request = ClusterClient::inWords(preview.write, DryRun::No);
    preview.after = writtenPart(tried->object);
    preview.warnings += tried->warnings;
    return preview;
}

Result<ArmPreview> previewDisarming(const ClusterClient& client, const QString& ns, const QString& releaseId)
{
    const auto address = driverJobAddress(releaseId, ns);
    if (const auto may = checkRights(client, ns, {onJob("get", address), onJob("delete", address)}); !may)
        return fail(may.error());
    const auto present = client.get(address);
    if (!present && present.error().kind == ErrorKind::NotFound)
        return fail(ErrorKind::NotFound, address.name,
                    rolloutText(QT_TRANSLATE_NOOP("ph::RolloutPlanning",
                                                  "It is not armed: the namespace %1 has no Job of it."))
                        .arg(ns));
    if (!present)
        return fail(present.error());
    ArmPreview preview;
    preview.write = {WriteRequest::Verb::Delete, address, {}};
    preview.write.uidPrecondition = readMeta(JsonReader(*present)).uid;
    preview.before = writtenPart(*present);
    const auto tried = client.write(preview.write, DryRun::Yes);
    if (!tried)
        return fail(tried.error());
    preview.request = ClusterClient::inWords(preview.write, DryRun::No);
    preview.warnings = tried->warnings;
    return preview;
}

Result<std::optional<ArmedJob>> armedJob(const ClusterClient& client, const QString& ns,
                                         const QString& releaseId, std::int64_t nowMs)
{
    const auto object = client.get(driverJobAddress(releaseId, ns));
    if (!object && object.error().kind == ErrorKind::NotFound)
        return std::optional<ArmedJob>();
    if (!object)
        return fail(object.error());
    return driverpods::seen(client, *object, releaseId, nowMs).map([](ArmedJob job) {
        return std::optional(std::move(job));
    });
}

} // namespace ph
