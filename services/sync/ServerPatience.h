#pragma once

#include "services/sync/RunFetch.h"

#include <mutex>

namespace ph {

/// When whoever fetches from one run after another should leave a server alone that fails again and again.
/// One for each server. Thread-safe.
class ServerPatience {
public:
    static constexpr int mostFaultyRuns = 5;

    /// What was fetched of one run. The server's fault where it was the last of so many runs in a row of
    /// which the server gave nothing but faults.
    std::optional<Error> note(const PinSummary& one);

private:
    std::mutex mutex_;
    int faultyRuns_ = 0; // in a row
};

} // namespace ph
