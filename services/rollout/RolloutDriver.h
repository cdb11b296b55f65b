#pragma once

#include "services/rollout/RolloutDecision.h"
#include "services/rollout/RolloutSite.h"
#include "services/rollout/RolloutStore.h"

#include <stop_token>

namespace ph {

/// Drives a rollout from wherever it is: looks, decides (see decide()), writes down what it intends, asks
/// once, writes down what was answered, looks again. Everything that it knows is in the store and the
/// endpoint, so that another takes over from these alone; every write of either has the version that was seen
/// as its precondition, so that two drivers at once do no more than one. A write that got no clear answer is
/// never repeated blindly.
class RolloutDriver {
public:
    struct Settings {
        QString name; ///< who drives: of this very driver, on this machine
        Clock clock = systemNow;
        std::chrono::milliseconds lookInterval{1'000};
        RolloutPatience patience = {};
        /// Why no promotion may be made at a time; empty: one may.
        std::function<QString(std::int64_t nowMs)> freeze = {};
        /// What is kept now, whenever that changes.
        std::function<void(const StoredRollout&)> told = {};
        enum class Claim {
            WhenFree, ///< Conflict where somebody else drives it
            TakeOver  ///< at first whoever does, who leaves it then; from there on as WhenFree
        } claim = Claim::WhenFree;
        /// Waits; returns early where stopping is requested.
        std::function<void(std::chrono::milliseconds, std::stop_token)> wait = {};
        /// For tests: called before and after each look, each save and each act.
        std::function<void(const char* point)> fault = {};
    };
    /// All three outlive it.
    RolloutDriver(RolloutStore& store, RolloutSite& site, RolloutAnalysis& analysis, Settings settings);

    /// Until it has ended, or `stop` ends the driving between two requests: then it is as it was returned,
    /// and undriven. A rollout that holds is looked at until it goes on. Conflict where somebody else drives
    /// it; errors of the store other than passing ones. Blocking.
    Result<RolloutState> drive(const QString& id, std::stop_token stop = {});

private:
    RolloutStore& store_;
    RolloutSite& site_;
    RolloutAnalysis& analysis_;
    Settings settings_;
};

} // namespace ph
