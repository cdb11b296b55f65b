#pragma once

#include "models/values/RolloutState.h"
#include "services/kubernetes/ClusterClient.h"
#include "services/rollout/RolloutWrite.h"

#include <variant>

namespace ph {

/// A request of a rollout as it was tried without effect.
struct RolloutTrial {
    QString request;       ///< exactly what would be sent
    QString before, after; ///< the object; `before` is empty where there is none
    QStringList warnings;  ///< the server's
};

/// Errors as of ClusterClient.
Result<RolloutTrial> tryRequest(const ClusterClient& client, const WriteRequest& request);

/// A write that a plan will make where all goes as planned, or on its way back.
struct ForeseenWrite {
    std::variant<RolloutStep, WayBack> step;
    RolloutWrite write;
};
/// Those of a plan, in their order; a step that asks for what the one before did is left out, and so is what
/// the cluster does by itself.
QList<ForeseenWrite> foreseenWrites(const RolloutPlan& plan);

} // namespace ph
