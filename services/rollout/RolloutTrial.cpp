#include "services/rollout/RolloutTrial.h"

#include "services/kubernetes/ObjectMeta.h"
#include "services/rollout/ArgoRollout.h"

namespace ph {

namespace {

RolloutWrite argoWrite(RolloutWrite::Fields fields, RolloutWrite::Argo ask)
{
    return {fields, std::nullopt, ask};
}

} // namespace

Result<RolloutTrial> tryRequest(const ClusterClient& client, const WriteRequest& request)
{
    const auto object = client.get(request.object);
    if (!object && object.error().kind != ErrorKind::NotFound)
        return fail(object.error());
    const auto answer = client.write(request, DryRun::Yes);
    if (!answer)
        return fail(answer.error());
    return RolloutTrial{ClusterClient::inWords(request, DryRun::No),
                        object ? writtenPart(*object) : QString(), writtenPart(answer->object),
                        answer->warnings};
}

QList<ForeseenWrite> foreseenWrites(const RolloutPlan& plan)
{
    using Fields = RolloutWrite::Fields;
    using Argo = RolloutWrite::Argo;
    if (argo::isRollout(plan.endpoint)) // its controller moves the shares
        return {{plan.steps[deployStep], argoWrite(Fields::After, Argo::Set)},
                {WayBack::TakeBack, argoWrite(Fields::After, Argo::Abort)},
                {WayBack::Restore, argoWrite(Fields::Before, Argo::Set)}};
    QList<ForeseenWrite> writes;
    const auto add = [&writes](const auto& step, const RolloutWrite& write) {
        if (writes.isEmpty() || writes.last().write != write)
            writes.append({step, write});
    };
    for (qsizetype at = deployStep; at < plan.steps.size(); ++at)
        add(plan.steps[at], writeOf(plan, plan.steps[at]));
    for (const auto step : {WayBack::TakeBack, WayBack::Restore, WayBack::Release})
        add(step, writeOf(plan, step));
    return writes;
}

} // namespace ph
