#pragma once

#include "models/values/OnCallPin.h"
#include "services/store/StateStore.h"

namespace ph {

/// Which environments are kept for on-call, in state.db. Blocking and thread-safe; never on the GUI thread.
class OnCallStore {
public:
    explicit OnCallStore(StateStore& state)
        : state_(state)
    {
    }
    /// By environment. A round that cannot be read counts as none.
    Result<std::vector<OnCallStanding>> standings();
    Result<OnCallStanding> standing(const QString& environment); ///< NotFound where it is not pinned
    /// One that is pinned takes the new budget and goal, and keeps when it was pinned and how it went.
    /// Invalid as of whyNotPinned().
    Result<void> pin(const OnCallPin& pin);
    Result<void> unpin(const QString& environment); ///< NotFound where it is not pinned
    /// What a round did; nothing where it was unpinned meanwhile.
    Result<void> noteRound(const QString& environment, const OnCallRound& round, int failures);

private:
    StateStore& state_;
};

} // namespace ph
