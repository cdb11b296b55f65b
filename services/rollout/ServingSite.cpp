#include "services/rollout/ServingSite.h"

#include "services/kubernetes/EndpointDecode.h"
#include "services/kubernetes/ObjectMeta.h"
#include "services/rollout/RolloutPlanTexts.h"
#include "services/rollout/SeldonLook.h"
#include "services/rollout/ServingRollout.h"
#include "services/rollout/StandardLook.h"

#include <algorithm>

namespace ph {

ServingSite::ServingSite(ClusterClient client)
    : client_(std::move(client))
{
}

Result<RolloutSight> ServingSite::look(const RolloutPlan& plan, StableLook stable, std::int64_t nowMs)
{
    const auto address = endpointAddress(plan.endpoint);
    const auto object = client_.get(address);
    if (!object)
        return fail(object.error());
    auto sight = serving::sightOf(*object, plan, nowMs);
    if (sight && sight->endpoint.resourceVersion.isEmpty())
        return fail(ErrorKind::Unreadable, endpointTitle(sight->endpoint),
                    rolloutText(QT_TRANSLATE_NOOP(
                        "ph::RolloutPlanning",
                        "The object has no version, so that nothing would keep two writers apart.")));
    if (sight && plan.manner == RolloutManner::Predictors)
        seldon::lookAround(client_, plan, *sight);
    else if (sight && plan.manner != RolloutManner::Revisions)
        kserve::standard::lookAround(client_, plan, *sight);
    else if (sight && stable == StableLook::Ask)
        sight->stable = stableOf(plan, address.ns);
    return sight;
}

RolloutSight::Stable ServingSite::stableOf(const RolloutPlan& plan, const QString& ns) const
{
    const auto revision = client_.get({{QStringLiteral("serving.knative.dev"), QStringLiteral("v1"),
                                        QStringLiteral("revisions"), QStringLiteral("Revision")},
                                       ns,
                                       plan.stableRevision});
    if (!revision)
        return revision.error().kind == ErrorKind::NotFound ? RolloutSight::Stable::NotReady
                                                            : RolloutSight::Stable::NotAsked;
    const auto conditions = readConditions(JsonReader(*revision).child("status"));
    const bool ready = std::any_of(conditions.begin(), conditions.end(), [](const EndpointCondition& one) {
        return one.type == QLatin1String("Ready") && one.status == EndpointCondition::Status::True;
    });
    return ready ? RolloutSight::Stable::Ready : RolloutSight::Stable::NotReady;
}

Result<QStringList> ServingSite::write(const RolloutPlan& plan, const RolloutSight& seen,
                                       const RolloutWrite& write, DryRun dryRun)
{
    return client_.write(serving::request(plan, seen, write), dryRun).map([](const WriteAnswer& answer) {
        return answer.warnings;
    });
}

Result<QList<RolloutTrial>> ServingSite::tryOut(const RolloutPlan& plan, const RolloutSight& seen,
                                                const RolloutWrite& write)
{
    return tryRequest(client_, serving::request(plan, seen, write)).map([](const RolloutTrial& trial) {
        return QList<RolloutTrial>{trial};
    });
}

} // namespace ph
