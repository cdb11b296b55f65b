#include "services/rollout/RolloutWrite.h"

namespace ph {

RolloutWrite writeOf(const RolloutPlan& plan, const RolloutStep& step)
{
    switch (step.kind) {
    case RolloutStep::Kind::Shadow:
        return {RolloutWrite::Fields::After, 0, RolloutWrite::Argo::Set, step.percent};
    case RolloutStep::Kind::Weight:
        return {RolloutWrite::Fields::After, step.percent};
    case RolloutStep::Kind::Promote:
    case RolloutStep::Kind::Confirm:
        return {RolloutWrite::Fields::After,
                plan.manner == RolloutManner::Revisions ? std::optional(100) : std::nullopt};
    case RolloutStep::Kind::Preflight:
    case RolloutStep::Kind::Deploy:
        break;
    }
    return {RolloutWrite::Fields::After, 0};
}

RolloutWrite writeOf(const RolloutPlan& plan, WayBack step)
{
    switch (step) {
    case WayBack::TakeBack:
        if (plan.manner == RolloutManner::InPlace) // there is no share to take
            return {RolloutWrite::Fields::Before, std::nullopt};
        return {RolloutWrite::Fields::After, 0};
    case WayBack::Restore:
        return {RolloutWrite::Fields::Before, 0};
    case WayBack::Release:
        break;
    }
    return {RolloutWrite::Fields::Before, plan.percentBefore};
}

} // namespace ph
