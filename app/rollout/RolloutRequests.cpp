#include "app/rollout/RolloutRequests.h"

#include "app/release/DeskSources.h"
#include "app/rollout/EndpointReach.h"
#include "app/rollout/GitOpsSite.h"
#include "app/rollout/ReleaseRollout.h"
#include "services/rollout/RolloutPlanTexts.h"

namespace ph {

Result<QList<StepTrial>> tryRollout(Workspace& workspace, const ReleasePlan& plan, std::stop_token stop)
{
    if (plan.rollout.isEmpty())
        return fail(
            ErrorKind::Unsupported, plan.id,
            RolloutPlanTexts::tr("It moves no traffic: only a release to an endpoint makes requests of a "
                                 "cluster."));
    const auto environment = loadEnvironment(folderOf(workspace), plan.environment);
    if (!environment)
        return fail(environment.error());
    const auto reach = reachEndpoint(workspace, environment->target, ReachFor::Looking, stop);
    if (!reach)
        return fail(reach.error());
    const auto rollout = rolloutOf(plan, reach->key.connection);
    if (!rollout)
        return fail(rollout.error());
    const auto site = siteOf(workspace, *rollout, reach->client, stop);
    if (!site)
        return fail(site.error());
    const auto seen = (*site)->look(*rollout, RolloutSite::StableLook::Skip, toMs(workspace.clock()()));
    if (!seen)
        return fail(seen.error());
    QList<StepTrial> trials;
    const auto writes = foreseenWrites(*rollout);
    for (const auto& [step, write] : writes) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, plan.id);
        trials.append({step, (*site)->tryOut(*rollout, *seen, write)});
    }
    return trials;
}

} // namespace ph
