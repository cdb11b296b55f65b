#pragma once

#include "models/values/AliasTimeline.h"
#include "models/values/ModelVersion.h"
#include "services/store/StateStore.h"

namespace ph {

/// Where aliases and stages pointed, in state.db: what every look at a registry found, and what we did
/// ourselves; and what environments served whose target is none of the registry's ("#NAME"), as far as we
/// moved that. Blocking, thread-safe.
class AliasLog {
public:
    explicit AliasLog(StateStore& state)
        : state_(state)
    {
    }

    /// A look at one model: all its aliases, and the stages of all its versions where those were looked at
    /// too.
    Result<void> noteLook(const RegisteredModel& model, const std::optional<QList<ModelVersion>>& versions,
                          std::int64_t nowMs);
    /// What we did ourselves with an alias or stage.
    struct OwnAct {
        ConnectionId connection;
        QString model;
        QString pointer;               ///< "@champion", "/Production", "#production"
        QString before;                ///< what was seen there just before; empty: nothing
        QString version;               ///< what was seen there afterwards
        std::int64_t askedMs = noTime; ///< of the request; what was there before was seen just then
        std::int64_t seenMs =
            noTime; ///< when it was first seen done: much later, where we crashed in between
    };
    /// A look that found the same meanwhile becomes ours. Noting an act twice changes nothing.
    Result<void> noteOwnAct(const OwnAct& act);
    /// All aliases and stages of a model that were ever seen, by name.
    Result<QList<AliasTimeline>> timelines(ConnectionId connection, const QString& model);

private:
    StateStore& state_;
};

} // namespace ph
