#pragma once

#include "services/rollout/PlanRollout.h"

namespace ph {

/// planRollout() for a Rollout of Argo. The candidate is an image of the ask's storage URI where that is
/// "oci://…"; else the one environment variable of its containers that holds such an address gets it. Its
/// fields also say the steps and the analysis that follow from the rules, see argoProgram(), with this
/// address of the metrics as the cluster reaches it (may be empty). Unsupported, with what to do instead, for
/// what whyUnsupported() and argoProgram() name, where a GitOps controller has it, and where nothing tells
/// what to change; Invalid as for planRollout().
Result<RolloutPlan> planArgoRollout(const Json& object, const Endpoint& endpoint, const RolloutAsk& ask,
                                    const QString& prometheus, std::int64_t nowMs);

/// Why the fields of such a plan do more than bring in its candidate by its own steps; empty: they do not.
QString whyNotByArgo(const RolloutPlan& plan);

} // namespace ph
