#pragma once

#include "app/rollout/EndpointReach.h"
#include "app/rollout/RolloutDrive.h"
#include "models/tables/RolloutView.h"

namespace ph {

/// What is asked of the cluster for one rollout's page. Each is called on a worker; errors as of
/// reachEndpoint() and of the store.
struct RolloutReach {
    /// Where it is kept.
    std::function<Result<std::unique_ptr<RolloutStore>>(ReachFor, std::stop_token)> store;
    /// Who says that they drive it; none: nobody. Not set: the record's own driver is all that is known.
    std::function<Result<std::optional<DriveClaim>>(const QString& id, std::stop_token)> claim = {};
    /// The candidate's share as the endpoint is now. Not set: nobody but the driver looks.
    std::function<Result<SeenShare>(const StoredRollout&, std::int64_t nowMs, std::stop_token)> look = {};
    /// What to know before it is driven from here, one sentence each; an error says why it cannot be. Not
    /// set: it cannot.
    std::function<Result<QStringList>(const QString& id, std::stop_token)> mayDrive = {};
    /// Drives it until it ends or is to be left. Errors of driveRollout().
    std::function<Result<DrivenRollout>(const QString& id, RolloutDriver::Settings, std::stop_token)> drive =
        {};
};

} // namespace ph
