#include "services/rollout/RolloutSystem.h"

#include "services/rollout/ArgoProgram.h"
#include "services/rollout/ArgoRollout.h"
#include "services/rollout/ArgoRuns.h"
#include "services/rollout/ArgoSite.h"
#include "services/rollout/BorrowedAnalysis.h"
#include "services/rollout/ServingSite.h"

namespace ph {

std::unique_ptr<RolloutSite> rolloutSite(const RolloutPlan& plan, const ClusterClient& client)
{
    if (argo::isRollout(plan.endpoint))
        return std::make_unique<ArgoSite>(client);
    return std::make_unique<ServingSite>(client);
}

std::unique_ptr<RolloutAnalysis> rolloutAnalysis(const RolloutPlan& plan, const ClusterClient& client,
                                                 RolloutAnalysis& ours)
{
    if (argo::isRollout(plan.endpoint))
        return std::make_unique<ArgoRuns>(client, plan, ours);
    return std::make_unique<BorrowedAnalysis>(ours);
}

bool needsOurJudge(const RolloutPlan& plan)
{
    if (!argo::isRollout(plan.endpoint))
        return !(plan.rules.analysis.isEmpty() && plan.conditions.isEmpty());
    const auto program = argoProgramIn(plan);
    return program && !program->leftToDriver.isEmpty();
}

bool runsByItself(const RolloutPlan& plan)
{
    return argo::isRollout(plan.endpoint) && argoProgramIn(plan) && !needsOurJudge(plan);
}

bool needsArming(const RolloutPlan& plan)
{
    return plan.rules.arming == RolloutRules::Arming::Required && !runsByItself(plan);
}

} // namespace ph
