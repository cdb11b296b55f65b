#pragma once

#include "app/release/ReleaseDesk.h"

#include <atomic>
#include <thread>

namespace ph {

/// Says every few minutes in the home of a release that its rollout is driven from here, on a thread of its
/// own: a home that hangs is not to keep the driver from looking at the cluster.
class ClaimWord {
public:
    /// `workspace` outlives it. It was said at `saidMs` last.
    ClaimWord(Workspace& workspace, ReleaseDesk::Settings settings, ReleaseEnvironment environment,
              QString id, std::int64_t saidMs);

    /// Returns at once; what fails stops nothing, and is tried again as late.
    void sayAgain(std::int64_t nowMs);

private:
    Workspace& workspace_;
    const ReleaseDesk::Settings settings_;
    const ReleaseEnvironment environment_;
    const QString id_;
    std::int64_t saidMs_;
    std::atomic_bool isSaying_ = false;
    std::jthread saying_; ///< last: what it uses outlives it
};

} // namespace ph
