#pragma once

#include "app/Workspace.h"
#include "app/rollout/RolloutExecutor.h"
#include "app/rollout/ServedVersions.h"
#include "models/values/Policy.h"
#include "services/connectors/Capabilities.h"
#include "services/environments/EnvironmentFile.h"
#include "services/gates/GateEvaluation.h"
#include "services/home/GitManifestExecutor.h"
#include "services/home/ReleaseHome.h"
#include "services/release/ApprovalCount.h"
#include "services/release/RegistryExecutor.h"

namespace ph {

/// A registry that can be looked at, and changed where it is not only read.
struct RegistryReach {
    std::shared_ptr<void> owner; ///< keeps the two alive; null: somebody else does
    ModelRegistry& versions;
    RegistryControl* control; ///< null: read-only, as a local store is
    CallContext context;
};
/// Of a connection, by its name.
using RegistrySource = std::function<Result<RegistryReach>(const QString& connection, std::stop_token stop)>;

/// NotFound where the environment names a connection that is not here.
Result<Connection> connectionNamed(Workspace& workspace, const QString& name);

/// Of a connection, to talk through. NotFound where there is none of this name.
Result<LinkPtr> linkNamed(Workspace& workspace, const QString& connection);
/// Through the workspace's connections. NotFound; Unsupported where the connection has no registry.
RegistrySource registryOf(Workspace& workspace);

QString folderOf(const Workspace& workspace);

/// The policy of an environment, whole. Invalid with every problem that its file has.
Result<Policy> policyOf(const ReleaseEnvironment& environment);

/// The tier of this name; where it is empty the only one. Invalid with the names that there are.
Result<PolicyTier> tierOf(const Policy& policy, const QString& name);

/// What serves now, as the registry says it; a manifest in Git says a text that need not be a version, and of
/// an endpoint only its cluster knows.
bool isLive(const ModelVersion& version, const ReleaseTarget& target);

/// What a policy's tier asks of approvals.
Quorum quorumOf(const Policy& policy, const PolicyTier& tier);

/// What stops promotions now, in words: freezes, and times outside of every window.
QStringList freezesNow(const Policy& policy, std::int64_t nowMs);
/// The same of an environment's policy, which is read anew each time: a freeze may be decreed on the way. A
/// policy that cannot be read stops them, too. Empty: none is stopped.
QString freezeNow(const ReleaseEnvironment& environment, std::int64_t nowMs);

/// The copy of a repository's branch that this workspace keeps. Asks nobody.
Result<GitRepository> repositoryOf(Workspace& workspace, const QString& address, const QString& branch);
/// Copy: as it was pulled last; asks nobody. Pull: as it is now; Offline, Unauthorized, … where it cannot be
/// asked.
enum class HomeLook { Copy, Pull };
/// Whether a home that could not be opened may be back later: no network, or a disk that is not there now.
bool isAway(const Error& error);
/// `label` signs the commits that are made through it.
Result<ReleaseHome> openHome(Workspace& workspace, const ReleaseEnvironment& environment,
                             const QString& label, HomeLook look, std::stop_token stop);

/// Looks at and changes the places of one environment; what it is made of lives as long as it does.
class EnvironmentPlaces final : public StepExecutor {
public:
    static Result<std::unique_ptr<EnvironmentPlaces>> open(Workspace& workspace,
                                                           const ReleaseEnvironment& environment,
                                                           const RegistrySource& source,
                                                           const QString& subject, std::stop_token stop);
    Result<QString> observe(const PlanStep& step) override;
    Result<void> apply(const PlanStep& step) override;
    bool takesUp(const PlanStep& step) const override;
    void setBeat(std::function<Result<bool>()> beat) override;
    /// From now on the endpoint is looked at, and changed, as the rollout of a plan says.
    void rollOut(std::unique_ptr<RolloutExecutor> rollout) { rollout_ = std::move(rollout); }
    const RolloutExecutor* rollout() const { return rollout_.get(); } ///< null: there is none
    /// What is at each of these places now.
    Result<QMap<QString, QString>> observeAll(const QStringList& places);
    RegistryReach* registry()
    {
        return registry_ ? &*registry_ : nullptr;
    } ///< null: the environment has none

private:
    EnvironmentPlaces() = default;
    StepExecutor* endpoint() const; ///< null: the environment has none
    ReleaseTarget target_;
    std::unique_ptr<ServedVersions> served_;
    std::unique_ptr<RolloutExecutor> rollout_;
    std::optional<RegistryReach> registry_;
    std::optional<RegistryExecutor> registryExecutor_;
    std::optional<GitManifestExecutor> manifests_;
};

} // namespace ph
