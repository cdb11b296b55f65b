#include "app/rollout/FoundRollout.h"

#include "app/release/DeskSources.h"
#include "app/release/KnownReleases.h"
#include "app/rollout/DriverName.h"
#include "app/rollout/ReleaseRollout.h"
#include "services/connectors/ClusterControl.h"
#include "services/connectors/kubernetes/KubeLocation.h"
#include "services/release/ControlRecord.h"
#include "services/release/KeyStore.h"
#include "services/release/ReleaseStore.h"
#include "services/rollout/ConfigMapStore.h"
#include "services/rollout/RolloutPlanTexts.h"

namespace ph {

namespace {

Result<void> lookInto(const LinkPtr& cluster, const QString& id, const QStringList& onlyIn,
                      std::stop_token stop, std::vector<FoundRollout>& found)
{
    const auto control = cluster->reach<ClusterControl>(std::move(stop));
    if (!control)
        return fail(control.error());
    const auto client = control->source.controllingClient(control->context);
    if (!client)
        return fail(client.error());
    auto places = onlyIn.isEmpty() ? kubernetes::namespacesOf(cluster->connection()) : onlyIn;
    if (places.isEmpty()) {
        auto with = ConfigMapStore::namespacesWith(*client, id);
        if (!with && with.error().kind != ErrorKind::Forbidden)
            return fail(with.error());
        places = with ? *std::move(with) : QStringList(client->access().ns);
    }
    for (const auto& ns : places) {
        auto stored = ConfigMapStore(*client, ns).load(id);
        if (stored)
            found.push_back({cluster, *client, ns, *std::move(stored)});
        else if (stored.error().kind != ErrorKind::NotFound)
            return fail(stored.error());
    }
    return {};
}

/// What an id is of which no record was found, with what to do instead.
QString whyNoRollout(Workspace& workspace, const QString& id)
{
    const auto record = storedRelease(workspace.state(), id);
    if (!record)
        return record.error().kind == ErrorKind::NotFound
                   ? RolloutPlanTexts::tr("This workspace knows no release of this id.")
                   : errorSentence(record.error());
    const auto& plan = record->plan;
    if (plan.rollout.isEmpty())
        return RolloutPlanTexts::tr(
                   "It is a release to %1 (%2) that moves no traffic on a cluster, so that there "
                   "is no rollout to drive or to stop: pilothouse release show %3")
            .arg(plan.environment, releaseStateName(record->state), id);
    const auto rollout = rolloutOf(plan);
    if (rollout && rollout->id != id)
        return RolloutPlanTexts::tr("It takes back the rollout of %1, whose record is asked: name that.")
            .arg(rollout->id);
    return RolloutPlanTexts::tr(
               "It is a release to %1 (%2), and its rollout has not begun on any of the clusters that "
               "were asked: pilothouse release execute %3")
        .arg(plan.environment, releaseStateName(record->state), id);
}

} // namespace

Result<FoundRollout> findRollout(Workspace& workspace, const std::vector<LinkPtr>& clusters,
                                 const QString& id, const QStringList& onlyIn, std::stop_token stop)
{
    std::vector<FoundRollout> found;
    std::optional<Error> unseen;
    for (const auto& cluster : clusters) {
        if (const auto looked = lookInto(cluster, id, onlyIn, stop, found); !looked && !unseen)
            unseen = looked.error();
    }
    if (found.size() == 1)
        return std::move(found.front());
    if (found.empty())
        return fail(
            unseen ? *unseen
                   : Error::make(ErrorKind::NotFound, id,
                                 RolloutPlanTexts::tr("No cluster that was asked keeps a rollout of this "
                                                      "id. %1")
                                     .arg(whyNoRollout(workspace, id))));
    QStringList places;
    for (const auto& one : found)
        places << QStringLiteral("%1: %2").arg(one.cluster->connection().name, one.ns);
    return fail(
        ErrorKind::NotFound, id,
        RolloutPlanTexts::tr("There are several records of it (%1). Name the cluster with --connection and "
                             "the namespace with --namespace.")
            .arg(places.join(QStringLiteral(", "))));
}

std::optional<ReleaseEnvironment> environmentOf(const Workspace& workspace, const FoundRollout& found)
{
    return environmentAt(workspace, found.cluster->connection().name, found.rollout.plan.endpoint.remoteId);
}

std::optional<ReleaseEnvironment> environmentAt(const Workspace& workspace, const QString& connection,
                                                const QString& endpoint)
{
    const auto listing = loadEnvironments(folderOf(workspace));
    if (!listing)
        return std::nullopt;
    for (const auto& one : listing->environments) {
        if (one.target.kind == ReleaseTarget::Kind::Endpoint && one.target.connection == connection &&
            endpointKey(one.target, {}).remoteId == endpoint)
            return one;
    }
    return std::nullopt;
}

Result<StoredRollout> askOf(Workspace& workspace, const FoundRollout& found, RolloutRequest::Kind kind,
                            const QString& reason)
{
    const auto nowMs = toMs(workspace.clock()());
    const auto& id = found.rollout.plan.id;
    ConfigMapStore store(found.client, found.ns);
    auto asked = askOfRollout(store, id, {kind, nameOfWhoAsks(workspace), nowMs, reason});
    if (!asked)
        return asked;
    const auto noted = tellLedger(workspace, QStringLiteral("rollout.asked"),
                                  {{"release", id.toStdString()},
                                   {"request", rolloutRequestName(kind).toStdString()},
                                   {"reason", reason.toStdString()}});
    return noted ? asked : fail(noted.error());
}

Result<void> tellLedger(Workspace& workspace, const QString& kind, const nlohmann::json& asked,
                        const nlohmann::json& observed)
{
    if (!KeyStore(workspace.state()).own())
        return {};
    const auto key = KeyStore(workspace.state()).loadOwn(workspace.vault());
    if (!key)
        return fail(key.error());
    return recordControl(workspace.state(), *key, toMs(workspace.clock()()), kind, asked, observed);
}

} // namespace ph
