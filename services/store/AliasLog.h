#pragma once

#include "models/values/AliasTimeline.h"
#include "models/values/ModelVersion.h"
#include "services/store/StateStore.h"

namespace ph {

/// Where aliases and stages pointed, in state.db: what every look at a registry found, and what we did
/// ourselves. Blocking, thread-safe.
class AliasLog {
public:
    explicit AliasLog(StateStore& state)
        : state_(state)
    {
    }

    /// A look at one model: all its aliases, and the stages of all its versions.
    Result<void> noteLook(const RegisteredModel& model, const QList<ModelVersion>& versions,
                          std::int64_t nowMs);
    /// We pointed it there ourselves, and saw it there. `pointer`: "@champion", "/Production".
    Result<void> noteOwnAct(ConnectionId connection, const QString& model, const QString& pointer,
                            const QString& version, std::int64_t nowMs);
    /// All aliases and stages of a model that were ever seen, by name.
    Result<QList<AliasTimeline>> timelines(ConnectionId connection, const QString& model);

private:
    StateStore& state_;
};

} // namespace ph
