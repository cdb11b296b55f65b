#pragma once

#include "models/values/ItemFault.h"
#include "services/rollout/RolloutDocument.h"

namespace ph {

/// A rollout as it is kept, with what every next write of it has as its precondition.
struct StoredRollout {
    RolloutPlan plan;
    QString planDigest;
    RolloutState state;
    QString version;
    friend bool operator==(const StoredRollout&, const StoredRollout&) = default;
};

struct RolloutList {
    std::vector<StoredRollout> rollouts;
    std::vector<ItemFault> faults; ///< records that cannot be read, by their name
};

/// Where plans and states of rollouts are kept, so that any driver can take one over from there alone.
/// Blocking.
class RolloutStore {
public:
    virtual ~RolloutStore() = default;
    /// Puts it there. What is there already with the same plan is returned as it is, whoever began it;
    /// Conflict where it has another plan, or where another rollout of the same endpoint has not ended.
    virtual Result<StoredRollout> begin(const RolloutPlan& plan, std::int64_t nowMs) = 0;
    /// NotFound; Unreadable or Invalid where it is not what the plan's digest says.
    virtual Result<StoredRollout> load(const QString& id) = 0;
    virtual Result<RolloutList> list() = 0;
    /// Conflict where somebody else has written since `before`. After any error only load() tells what is
    /// there.
    virtual Result<StoredRollout> save(const StoredRollout& before, const RolloutState& state) = 0;

    /// Keeps a measurement for good; the same one twice is kept once.
    virtual Result<void> keep(const QString& id, const RolloutMeasurement& measurement) = 0;
    /// All that were kept, oldest first.
    virtual Result<std::vector<RolloutMeasurement>> measurements(const QString& id) = 0;

    /// Says that `driver` drives it now. Conflict, with who does and since when, where another does and was
    /// heard of within the last half minute. Advisory: what keeps two drivers apart is the precondition of
    /// every write.
    virtual Result<void> claim(const QString& id, const QString& driver, std::int64_t nowMs) = 0;
    /// Says the same whoever else does, who is told so at their next claim.
    virtual Result<void> takeOver(const QString& id, const QString& driver, std::int64_t nowMs) = 0;
    /// Says that it does so no more; nothing happens where another does by now.
    virtual Result<void> giveUp(const QString& id, const QString& driver, std::int64_t nowMs) = 0;
};

/// Writes down what a person asks of a rollout, against whoever drives it meanwhile. Invalid where it has
/// ended, but for a rollback of what was promoted.
Result<StoredRollout> askOfRollout(RolloutStore& store, const QString& id, const RolloutRequest& request);

} // namespace ph
