#pragma once

#include "app/rollout/EndpointReach.h"
#include "app/rollout/RolloutArming.h"
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
    /// The Job that drives it in its cluster; none: it is supervised only. Not set: nobody looks.
    std::function<Result<std::optional<ArmedJob>>(const QString& id, std::int64_t nowMs, std::stop_token)>
        job = {};
    /// What arming (or disarming) it by what the workspace knows would ask for, tried without effect. Errors
    /// of driverJobFor() and previewArming(). Not set: it cannot be.
    std::function<Result<ArmPreview>(const QString& id, RolloutRequest::Kind, std::stop_token)> tryArming =
        {};
    /// Asks for that. Errors of armRollout().
    std::function<Result<ArmOutcome>(const QString& id, RolloutRequest::Kind, const ArmPreview&,
                                     std::stop_token)>
        arm = {};
    /// Whether what a person asks of it could be written down: errors of reachEndpoint() and
    /// mayAskOfRollout(). Not set: that shows when it is asked.
    std::function<Result<void>(const QString& id, std::stop_token)> mayAsk = {};
    /// What to know before it is driven from here, one sentence each; an error says why it cannot be. Not
    /// set: it cannot.
    std::function<Result<QStringList>(const QString& id, std::stop_token)> mayDrive = {};
    /// Drives it until it ends or is to be left. Errors of driveRollout().
    std::function<Result<DrivenRollout>(const QString& id, RolloutDriver::Settings, std::stop_token)> drive =
        {};
};

} // namespace ph
