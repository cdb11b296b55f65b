#pragma once

#include "app/rollout/FoundRollout.h"
#include "models/values/ReleaseEnvironment.h"
#include "services/rollout/RolloutDriver.h"

namespace ph {

/// Waits; returns early where stopping is requested.
using RolloutWait = std::function<void(std::chrono::milliseconds, const std::stop_token&)>;

/// A rollout that a Job in its cluster drives, as whoever executes its release sees to it. Blocking.
class JobDrive {
public:
    /// Whether nothing may move where no Job drives it.
    enum class Need { Optional, Required };
    /// All but `wait` outlive it; of the driver's settings: who is told, the clock, and how often it is
    /// looked.
    JobDrive(Workspace& workspace, const ReleaseEnvironment& environment, const FoundRollout& found,
             const RolloutDriver::Settings& settings, RolloutWait wait, Need need);

    /// Puts the Job there, and waits until it drives. RateLimited, with why, where it does not.
    Result<void> arm(const std::stop_token& stop) const;
    /// The rollout as it ended; none where no Job drives it, so that it may be driven from here. RateLimited
    /// where it has to be driven there and is not any more; Cancelled where it is left.
    Result<std::optional<RolloutState>> follow(const std::stop_token& stop) const;

private:
    tl::unexpected<Error> notArmed(const RecordedText& why) const;
    std::optional<RecordedText> whyLeft(const ClusterClient& client) const;

    Workspace& workspace_;
    const ReleaseEnvironment& environment_;
    const FoundRollout& found_;
    const RolloutDriver::Settings& settings_;
    const RolloutWait wait_;
    const Need need_;
};

} // namespace ph
