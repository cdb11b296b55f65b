#include "app/release/DeskSources.h"

#include "app/release/DeskTexts.h"
#include "app/release/KnownReleases.h"
#include "services/policy/PolicyFile.h"

#include <QCoreApplication>
#include <QDir>

namespace ph {

QString folderOf(const Workspace& workspace)
{
    return QString::fromStdString(workspace.folder().string());
}

Result<Connection> connectionNamed(Workspace& workspace, const QString& name)
{
    const auto connections = workspace.state().connections();
    if (!connections)
        return fail(connections.error());
    const auto connection = std::find_if(connections->begin(), connections->end(),
                                         [&](const Connection& c) { return c.name == name; });
    if (connection == connections->end())
        return fail(ErrorKind::NotFound, name,
                    deskText(QT_TRANSLATE_NOOP("ph::ReleaseDesk",
                                               "The environment names a connection that is not here.")));
    return *connection;
}

Result<LinkPtr> linkNamed(Workspace& workspace, const QString& name)
{
    const auto connection = connectionNamed(workspace, name);
    if (!connection)
        return fail(connection.error());
    if (auto link = workspace.links().find(connection->id))
        return link;
    return workspace.links().open(*connection);
}

RegistrySource registryOf(Workspace& workspace)
{
    return [&workspace](const QString& name, std::stop_token stop) -> Result<RegistryReach> {
        const auto link = linkNamed(workspace, name);
        if (!link)
            return fail(link.error());
        auto versions = (*link)->reach<ModelRegistry>(stop);
        if (!versions)
            return fail(versions.error());
        const auto control = (*link)->reach<RegistryControl>(stop);
        if (!control && control.error().kind != ErrorKind::Unsupported)
            return fail(control.error());
        return RegistryReach{*link, versions->source, control ? &control->source : nullptr,
                             versions->context};
    };
}

Result<Policy> policyOf(const ReleaseEnvironment& environment)
{
    auto read = loadPolicy(environment.policyFile);
    if (!read)
        return fail(read.error());
    if (read->policy)
        return std::move(*read->policy);
    QStringList problems;
    for (const auto& problem : read->problems)
        problems << problemLine(environment.policyFile, problem);
    return fail(ErrorKind::Invalid, environment.policyFile, problems.join(u'\n'));
}

Result<PolicyTier> tierOf(const Policy& policy, const QString& name)
{
    if (name.isEmpty() && policy.tiers.size() == 1)
        return policy.tiers.front();
    if (const auto* tier = policy.tier(name))
        return *tier;
    QStringList names;
    for (const auto& tier : policy.tiers)
        names << tier.name;
    return fail(
        ErrorKind::Invalid, name.isEmpty() ? QStringLiteral("tier") : name,
        DeskTexts::tr("The policy has the tiers %1; name one.").arg(names.join(QStringLiteral(", "))));
}

bool isLive(const ModelVersion& version, const ReleaseTarget& target)
{
    switch (target.kind) {
    case ReleaseTarget::Kind::Alias:
        return version.aliases.contains(target.alias);
    case ReleaseTarget::Kind::Stage:
        return version.stage == target.stage;
    case ReleaseTarget::Kind::GitManifest:
    case ReleaseTarget::Kind::Endpoint:
        break;
    }
    return false;
}

Quorum quorumOf(const Policy& policy, const PolicyTier& tier)
{
    Quorum quorum;
    quorum.needed = tier.quorum;
    quorum.validFor = std::chrono::milliseconds(tier.approvalsExpireMs);
    for (const auto& group : policy.groups) {
        auto& keys = quorum.groups[group.name];
        for (const auto& approver : group.approvers) {
            if (const auto key = publicKeyFromText(approver.key))
                keys << *key;
        }
    }
    return quorum;
}

QStringList freezesNow(const Policy& policy, std::int64_t nowMs)
{
    if (!policy.calendar)
        return {};
    QStringList freezes;
    if (const auto* freeze = freezeAt(*policy.calendar, nowMs))
        freezes << freeze->reason;
    if (!isInWindow(*policy.calendar, nowMs))
        freezes << QCoreApplication::translate("DeskSources",
                                               "it is outside of the policy's release windows");
    return freezes;
}

QString freezeNow(const ReleaseEnvironment& environment, std::int64_t nowMs)
{
    const auto policy = policyOf(environment);
    return policy ? freezesNow(*policy, nowMs).join(QStringLiteral("; ")) : errorSentence(policy.error());
}

Result<GitRepository> repositoryOf(Workspace& workspace, const QString& address, const QString& branch)
{
    const auto parsed = parseGitAddress(address);
    if (!parsed)
        return fail(parsed.error());
    // A copy holds one branch.
    const auto name = gitFolderName({parsed->place, parsed->text + u'#' + branch});
    return GitRepository::open(QDir(folderOf(workspace)).filePath(QStringLiteral("git/") + name),
                               {*parsed, branch, {}}, workspace.vault());
}

bool isAway(const Error& error)
{
    return error.retryable() || error.kind == ErrorKind::NotFound;
}

Result<ReleaseHome> openHome(Workspace& workspace, const ReleaseEnvironment& environment,
                             const QString& label, HomeLook look, std::stop_token stop)
{
    auto repository = repositoryOf(workspace, environment.releaseHome, environment.homeBranch);
    if (!repository)
        return fail(repository.error());
    ReleaseHome home(std::move(*repository), gitIdentity(label));
    if (look == HomeLook::Copy)
        return home;
    const auto pulled = home.pull(std::move(stop));
    if (!pulled)
        return fail(pulled.error());
    if (*pulled == GitRepository::Fetched::Rewritten)
        return fail(ErrorKind::Conflict, environment.releaseHome,
                    DeskTexts::tr("Somebody rewrote the history of the release home. Find out who and why; "
                                  "going on takes what is there now."));
    return home;
}

Result<std::unique_ptr<EnvironmentPlaces>>
EnvironmentPlaces::open(Workspace& workspace, const ReleaseEnvironment& environment,
                        const RegistrySource& source, const QString& subject, std::stop_token stop)
{
    std::unique_ptr<EnvironmentPlaces> places(new EnvironmentPlaces);
    places->target_ = environment.target;
    if (!environment.registry.isEmpty()) {
        auto reached = source(environment.registry, stop);
        if (!reached)
            return fail(reached.error());
        places->registry_.emplace(std::move(*reached));
        auto& registry = *places->registry_;
        places->registryExecutor_.emplace(registry.versions, registry.control, registry.context);
    }
    if (environment.target.kind == ReleaseTarget::Kind::GitManifest) {
        auto repository = repositoryOf(workspace, environment.target.repository, environment.target.branch);
        if (!repository)
            return fail(repository.error());
        places->manifests_.emplace(std::move(*repository), gitIdentity(QStringLiteral("pilothouse")), subject,
                                   stop);
    }
    if (environment.target.kind == ReleaseTarget::Kind::Endpoint) {
        auto served = ServedVersions::open(
            workspace, environment,
            [registry = places->registry()](const QString& model) -> Result<std::vector<ModelVersion>> {
                if (!registry)
                    return fail(ErrorKind::Unsupported, model, DeskTexts::tr("There is no registry."));
                return registry->versions.fetchModelVersions(registry->context, model);
            },
            std::move(stop));
        if (!served)
            return fail(served.error());
        places->served_ = *std::move(served);
    }
    return places;
}

StepExecutor* EnvironmentPlaces::endpoint() const
{
    return rollout_ ? static_cast<StepExecutor*>(rollout_.get()) : served_.get();
}

bool EnvironmentPlaces::takesUp(const PlanStep& step) const
{
    return step.kind == PlanStep::Kind::RollOut && endpoint() && endpoint()->takesUp(step);
}

void EnvironmentPlaces::setBeat(std::function<Result<bool>()> beat)
{
    if (auto* there = endpoint())
        there->setBeat(std::move(beat));
}

Result<QString> EnvironmentPlaces::observe(const PlanStep& step)
{
    if (step.kind == PlanStep::Kind::RollOut && endpoint())
        return endpoint()->observe(step);
    return PlaceExecutor(registryExecutor_ ? &*registryExecutor_ : nullptr,
                         manifests_ ? &*manifests_ : nullptr)
        .observe(step);
}

Result<void> EnvironmentPlaces::apply(const PlanStep& step)
{
    if (step.kind == PlanStep::Kind::RollOut && endpoint())
        return endpoint()->apply(step);
    return PlaceExecutor(registryExecutor_ ? &*registryExecutor_ : nullptr,
                         manifests_ ? &*manifests_ : nullptr)
        .apply(step);
}

Result<QMap<QString, QString>> EnvironmentPlaces::observeAll(const QStringList& places)
{
    QMap<QString, QString> observed;
    for (const auto& place : places) {
        const auto value = observe({QStringLiteral("look"), stepKindAt(place, target_), place, {}, {}});
        if (!value)
            return fail(value.error());
        observed.insert(place, *value);
    }
    return observed;
}

} // namespace ph
