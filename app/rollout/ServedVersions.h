#pragma once

#include "app/rollout/EndpointReach.h"
#include "app/rollout/StorageLocation.h"
#include "services/connectors/Capabilities.h"
#include "services/release/ReleaseEngine.h"

namespace ph {

/// Which registered version an environment's endpoint serves, for planning: who changes it has a plan, see
/// RolloutExecutor. Blocking.
class ServedVersions final : public StepExecutor {
public:
    using Versions = std::function<Result<std::vector<ModelVersion>>(const QString& model)>;

    /// Errors of reachEndpoint().
    static Result<std::unique_ptr<ServedVersions>> open(Workspace& workspace,
                                                        const ReleaseEnvironment& environment,
                                                        Versions versions, std::stop_token stop);

    /// Conflict where it serves what is no version of the environment's model, or several at once.
    Result<QString> observe(const PlanStep& step) override;
    /// Unsupported.
    Result<void> apply(const PlanStep& step) override;

private:
    ServedVersions(EndpointReach reach, QString model, Versions versions, ConnectionId tracker,
                   FilesLocation location, Clock clock);

    const EndpointReach reach_;
    const QString model_;
    const Versions versions_;
    const ConnectionId tracker_;
    const FilesLocation location_;
    const Clock clock_;
};

/// The same once, of these versions of the environment's model.
Result<QString> versionOnEndpoint(Workspace& workspace, const ReleaseEnvironment& environment,
                                  const std::vector<ModelVersion>& versions, std::stop_token stop);

/// What an environment's endpoint served when it was seen last, of what is cached. Asks nobody.
struct LastServed {
    QString version;              ///< empty: it is not known
    std::int64_t seenMs = noTime; ///< of the endpoint
};
LastServed lastServed(Workspace& workspace, const ReleaseEnvironment& environment,
                      const std::vector<ModelVersion>& versions);

} // namespace ph
