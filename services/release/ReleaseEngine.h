#pragma once

#include "services/release/ReleaseStore.h"

#include <stop_token>

namespace ph {

/// Looks at and changes the places of steps: registries and Git repositories; a file in the tests.
class StepExecutor {
public:
    virtual ~StepExecutor() = default;
    /// What is at the step's place now; empty: nothing. Cannot be told: an error.
    virtual Result<QString> observe(const PlanStep& step) = 0;
    /// Asks once, with `expected` as the precondition where the other side knows preconditions. Never
    /// retries. Timeout, Offline, ServerFault, Unreadable, Cancelled and Storage leave it open whether it was
    /// done.
    virtual Result<void> apply(const PlanStep& step) = 0;
    /// True where apply() looks itself how far it came before, so that it may be asked anew at any time.
    virtual bool takesUp(const PlanStep& /*step*/) const { return false; }
    /// Given before anything is applied. An act that takes longer than a request calls it now and then, to
    /// say that the driver lives; true: it is to stop where it can be taken up.
    virtual void setBeat(std::function<Result<bool>()> /*beat*/) {}
};

/// Drives running releases step by step, across crashes. Of each step: look; where the value is there
/// already, it is done, and looking decided that; where something else is there, stop and name it; else
/// commit the intent, act once, record the answer, and look until it shows. What does not show stays
/// requested or unknown: no time that passes makes it done.
class ReleaseEngine {
public:
    struct Settings {
        Clock clock = systemNow;
        int looks = 20; ///< after an act, before it is left as requested
        std::chrono::milliseconds lookInterval{500};
        /// How long an act with no clear answer may still take effect. Only after that, and after looking
        /// once more, is it asked anew.
        std::chrono::milliseconds settle{60'000};
        /// Waits; returns early where stopping is requested.
        std::function<void(std::chrono::milliseconds, std::stop_token)> wait = {};
        /// Asked before each step that is not done: why the release is not to go on, one sentence; empty: it
        /// may. Then it is stopped there.
        std::function<QString()> whyNotOn = {};
        /// Asked right before each act, but those that take themselves up: whether it is driven from here
        /// still. Where not, nothing is asked for, and the release stays as it is, undriven from here.
        std::function<Result<void>()> stillOurs = {};
        /// For tests: called before and after each act and each look.
        std::function<void(const char* point)> fault = {};
    };
    ReleaseEngine(ReleaseStore& store, StepExecutor& executor, Settings settings);

    /// Takes the release as far as it goes, from wherever it is. Returns where it is then: Running with a
    /// reason means that something was requested and is not seen yet. Conflict where somebody else drives it.
    /// An error of looking leaves it running; calling again goes on. `stop` ends it between requests; the
    /// release stays running and undriven (to end it for good: ReleaseStore::askToStop).
    Result<ReleaseState> drive(const QString& id, std::stop_token stop = {});

private:
    ReleaseStore& store_;
    StepExecutor& executor_;
    Settings settings_;
};

} // namespace ph
