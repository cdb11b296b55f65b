#include "app/rollout/EndpointReach.h"

#include "app/release/DeskSources.h"
#include "services/connectors/ClusterControl.h"
#include "services/kubernetes/AccessReview.h"
#include "services/kubernetes/EndpointDecode.h"
#include "services/rollout/ArgoRollout.h"
#include "services/rollout/ConfigMapStore.h"
#include "services/rollout/KserveSchema.h"
#include "services/rollout/RolloutPlanTexts.h"
#include "services/rollout/ServingRollout.h"

#include <QCoreApplication>

#include <algorithm>

namespace ph {

namespace {

struct EndpointReachTexts {
    Q_DECLARE_TR_FUNCTIONS(EndpointReach)
};

Result<void> nothingMissing(const Result<QStringList>& missing, const QString& ns, const QString& name)
{
    if (!missing)
        return fail(missing.error());
    if (missing->isEmpty())
        return {};
    return fail(ErrorKind::Forbidden, ns + u'/' + name,
                EndpointReachTexts::tr("In the namespace %1 these rights are missing: %2. A role bound there "
                                       "has to allow them.")
                    .arg(ns, missing->join(QStringLiteral(", "))));
}

/// By what its requests would be moved.
RolloutManner mannerOf(const SeenEndpoint& seen, const QList<RolloutStrategy>& strategies)
{
    if (seen.endpoint.system == ServingSystem::SeldonCore1)
        return RolloutManner::Predictors;
    if (seen.endpoint.mode != QLatin1String("Standard"))
        return RolloutManner::Revisions;
    const bool inSteps = std::any_of(strategies.begin(), strategies.end(), [](RolloutStrategy strategy) {
        return strategy != RolloutStrategy::AllAtOnce;
    });
    return inSteps && seen.canaryList == RolloutAsk::CanaryList::Served ? RolloutManner::CanaryList
                                                                        : RolloutManner::InPlace;
}

} // namespace

Result<EndpointReach> reachEndpoint(Workspace& workspace, const ReleaseTarget& target, ReachFor purpose,
                                    std::stop_token stop)
{
    const auto link = linkNamed(workspace, target.connection);
    if (!link)
        return fail(link.error());
    const auto control = (*link)->reach<ClusterControl>(std::move(stop));
    if (!control)
        return fail(control.error());
    auto client = purpose == ReachFor::Changing ? control->source.controllingClient(control->context)
                                                : control->source.lookingClient(control->context);
    if (!client)
        return fail(client.error());
    return EndpointReach{*link, *std::move(client), endpointKey(target, (*link)->connection().id)};
}

Result<SeenEndpoint> lookAt(const EndpointReach& reach, std::int64_t nowMs)
{
    const auto* kind = endpointKindOf(reach.key);
    if (!kind)
        return fail(ErrorKind::Unsupported, reach.key.remoteId,
                    RolloutPlanTexts::tr("No serving system that is known has such an object."));
    auto object = reach.client.get(endpointAddress(reach.key));
    if (!object)
        return fail(object.error());
    auto endpoint = kind->decode(*object, reach.key.connection, nowMs);
    if (!endpoint)
        return fail(endpoint.error());
    return SeenEndpoint{*std::move(object), *std::move(endpoint)};
}

Result<SeenEndpoint> lookForPlan(const EndpointReach& reach, std::int64_t nowMs)
{
    auto seen = lookAt(reach, nowMs);
    if (!seen || seen->endpoint.mode != QLatin1String("Standard"))
        return seen;
    const auto serves = kserve::servesCanaryList(reach.client);
    if (!serves)
        return fail(serves.error());
    using CanaryList = RolloutAsk::CanaryList;
    seen->canaryList = *serves ? CanaryList::Served : CanaryList::NotServed;
    return seen;
}

Result<void> mayRollOut(const ClusterClient& client, const EntityKey& endpoint, WritesTo place,
                        RolloutManner manner)
{
    return nothingMissing(missingRolloutRights(client, endpoint, place, manner),
                          endpoint.remoteId.section(u'/', 1, 1), endpoint.remoteId.section(u'/', 2));
}

Result<void> mayAskOfRollout(const ClusterClient& client, const QString& ns, const QString& id)
{
    const auto record = ConfigMapStore::objectName(id);
    std::vector<AccessQuestion> questions;
    for (const auto* verb : {"get", "patch"})
        questions.push_back({QString::fromLatin1(verb), {}, QStringLiteral("configmaps"), {}, ns, record});
    return nothingMissing(missingRights(client, questions), ns, record);
}

Result<QString> endpointInWords(Workspace& workspace, const ReleaseTarget& target,
                                const QList<RolloutStrategy>& strategies, std::stop_token stop)
{
    const auto reach = reachEndpoint(workspace, target, ReachFor::Changing, std::move(stop));
    if (!reach)
        return fail(reach.error());
    const auto seen = lookForPlan(*reach, toMs(workspace.clock()()));
    if (!seen)
        return fail(seen.error());
    const auto title = endpointTitle(seen->endpoint);
    auto why = argo::isRollout(reach->key) ? argo::whyUnsupported(seen->object)
                                           : serving::whyUnsupported(seen->endpoint).shown;
    if (why.isEmpty() && !seen->endpoint.gitOps.isEmpty() && target.repository.isEmpty())
        why =
            EndpointReachTexts::tr("%1 manages it and would undo a rollout: say in the environment where its "
                                   "manifest is (target.endpoint.git: repository, branch, file).")
                .arg(seen->endpoint.gitOps);
    if (!why.isEmpty())
        return fail(ErrorKind::Invalid, title, why);
    const auto place = target.repository.isEmpty() ? WritesTo::Cluster : WritesTo::Git;
    if (const auto may = mayRollOut(reach->client, reach->key, place, mannerOf(*seen, strategies)); !may)
        return fail(may.error());
    const auto& revisions = seen->endpoint.revisions;
    return EndpointReachTexts::tr("%1 serves %2")
        .arg(title, revisions.isEmpty() ? EndpointReachTexts::tr("nothing yet") : revisions.front().model);
}

} // namespace ph
