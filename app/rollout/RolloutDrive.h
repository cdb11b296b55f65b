#pragma once

#include "app/rollout/FoundRollout.h"
#include "services/rollout/RolloutAnalysis.h"
#include "services/rollout/RolloutDriver.h"

namespace ph {

/// The step of a plan that is to be seen before somebody who drives it leaves: "deployed", "promoted", or the
/// percent of a stage ("10" or "10%"); the number of steps for "ended" and an empty word. Invalid, with the
/// words that there are.
Result<qsizetype> milestoneOf(const RolloutPlan& plan, const QString& word);
/// Whether it was seen, on a rollout that goes forward or was promoted.
bool hasReached(const RolloutState& state, qsizetype milestone);

/// Whether a rollout can only be driven by somebody who is told what is measured: one that goes back, or has
/// ended, needs nobody to judge it.
bool needsMetrics(const StoredRollout& rollout);

/// Forbidden, with what to do, where its tier wants the cluster to drive it forward: then only who takes it
/// over in so many words does, as its Job.
Result<void> mayDriveFromHere(const StoredRollout& rollout);

struct DrivenRollout {
    enum class End {
        Ended,   ///< `rollout.state.outcome` says how
        Reached, ///< the milestone was seen
        Stopped  ///< `stop` asked
    } end = End::Stopped;
    StoredRollout rollout; ///< as it was left; unless it has ended, nobody drives it from here any more
    friend bool operator==(const DrivenRollout&, const DrivenRollout&) = default;
};
/// Drives what was found until it ends, the milestone is seen, or `stop` asks, which is heeded between two
/// requests: none is cut off. The settings' name, where it is empty, is this process's; who died on this
/// machine is not waited for. Errors of siteOf() and RolloutDriver::drive(), and of mayDriveFromHere() unless
/// it is taken over. Blocking, for as long as that lasts.
Result<DrivenRollout> driveRollout(Workspace& workspace, const FoundRollout& found, RolloutAnalysis& analysis,
                                   RolloutDriver::Settings settings, qsizetype milestone,
                                   std::stop_token stop);

} // namespace ph
