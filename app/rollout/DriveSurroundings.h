#pragma once

#include "app/rollout/RolloutDrive.h"

namespace ph {

/// What the workspace knows of where a rollout's endpoint is: who measures it and which policy freezes it. An
/// empty environment where it has none. Errors of a policy that cannot be read: it would hold the rollout up
/// forever. `policyFile`, absolute, instead of the environment's own; empty: that one.
Result<ReleaseEnvironment> surroundingsOf(const Workspace& workspace, const FoundRollout& found,
                                          const QString& policyFile = {});

/// Whoever judges a rollout in these surroundings; nobody, where it only goes back. Invalid, with what to do,
/// where it is to be judged and nothing says by what.
Result<std::unique_ptr<RolloutAnalysis>> judgeIn(Workspace& workspace, const FoundRollout& found,
                                                 const ReleaseEnvironment& environment, std::stop_token stop);

/// The workspace's clock, and the freezes of the policy, as long as one is known.
void settleIn(const Workspace& workspace, const ReleaseEnvironment& environment,
              RolloutDriver::Settings& settings);

/// One sentence each. Forbidden, with verbs and resources, where whoever drives it would lack a right; errors
/// of surroundingsOf() and judgeIn(). Blocking.
Result<QStringList> whatToKnowBeforeDriving(Workspace& workspace, const FoundRollout& found,
                                            std::stop_token stop);

/// To its end, or until `stop` asks, by what the workspace knows. Errors of the above and of driveRollout().
Result<DrivenRollout> driveFromHere(Workspace& workspace, const FoundRollout& found,
                                    RolloutDriver::Settings settings, std::stop_token stop);

} // namespace ph
