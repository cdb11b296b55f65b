#include "app/release/EnvironmentSources.h"

#include "app/release/DeskSources.h"
#include "app/rollout/EndpointReach.h"
#include "models/tables/Format.h"
#include "services/release/PlanSteps.h"
#include "services/release/TierCheck.h"

#include <QCoreApplication>

namespace ph {

namespace {

struct EnvironmentSourcesTexts {
    Q_DECLARE_TR_FUNCTIONS(EnvironmentSources)
};

Result<ProbeReport> probeConnection(Workspace& workspace, const QString& name, std::stop_token stop)
{
    const auto link = linkNamed(workspace, name);
    if (!link)
        return fail(link.error());
    const auto context = (*link)->context(std::move(stop));
    if (!context)
        return fail(context.error());
    return (*link)->connector().probe(*context);
}

/// "12 versions, @challenger at 8, @champion at 7"
Result<QString> modelInWords(Workspace& workspace, const QString& registry, const QString& model,
                             std::stop_token stop)
{
    const auto link = linkNamed(workspace, registry);
    if (!link)
        return fail(link.error());
    const auto reach = (*link)->reach<ModelRegistry>(std::move(stop));
    if (!reach)
        return fail(reach.error());
    const auto versions = reach->source.fetchModelVersions(reach->context, model);
    if (!versions)
        return fail(versions.error());
    QStringList words{versions->size() == 1
                          ? EnvironmentSourcesTexts::tr("1 version")
                          : EnvironmentSourcesTexts::tr("%1 versions").arg(versions->size())};
    QMap<QString, QString> aliases;
    for (const auto& version : *versions) {
        for (const auto& alias : version.aliases)
            aliases.insert(alias, version.version);
    }
    for (auto it = aliases.cbegin(); it != aliases.cend(); ++it)
        words.append(EnvironmentSourcesTexts::tr("@%1 at %2").arg(it.key(), it.value()));
    return listText(words);
}

/// Where the registry says which version of the environment's model is live.
Result<QString> placeOf(const ReleaseEnvironment& environment)
{
    // Which version it would become does not change where it lives.
    return placesToObserve(environment,
                           {{ReleasePart::Kind::Model, environment.model, {}, QStringLiteral("?"), {}}})
        .map([](const QStringList& places) { return places.last(); });
}

/// Of the tiers that a release there may take. Where the policy cannot be read, which is told by itself, it
/// may be any.
QList<RolloutStrategy> strategiesAt(const ReleaseEnvironment& environment)
{
    const auto policy = policyOf(environment);
    if (!policy)
        return {RolloutStrategy::Canary};
    QList<RolloutStrategy> strategies;
    for (const auto& tier : policy->tiers) {
        if (tier.rollout && checkTier(tier, *policy, environment).isEmpty())
            strategies << tier.rollout->strategy;
    }
    return strategies;
}

/// "models:/fraud@champion is 7"
Result<QString> targetInWords(Workspace& workspace, const ReleaseEnvironment& environment,
                              std::stop_token stop)
{
    if (environment.target.kind == ReleaseTarget::Kind::Endpoint)
        return endpointInWords(workspace, environment.target, strategiesAt(environment), std::move(stop));
    const bool isManifest = environment.target.kind == ReleaseTarget::Kind::GitManifest;
    if (environment.model.isEmpty() && !isManifest)
        return fail(ErrorKind::Unsupported, environment.name,
                    EnvironmentSourcesTexts::tr("which model it is of is only known with a release"));
    const auto place = isManifest ? Result<QString>(manifestPlace(environment.target)) : placeOf(environment);
    if (!place)
        return fail(place.error());
    auto looked = environment;
    if (isManifest)
        looked.registry.clear(); // a manifest is not asked of the registry
    const auto there =
        EnvironmentPlaces::open(workspace, looked, registryOf(workspace), environment.name, std::move(stop));
    if (!there)
        return fail(there.error());
    const auto seen = (*there)->observeAll({*place});
    if (!seen)
        return fail(seen.error());
    const auto value = seen->value(*place);
    return value.isEmpty() ? EnvironmentSourcesTexts::tr("%1 is not set yet").arg(*place)
                           : EnvironmentSourcesTexts::tr("%1 is %2").arg(*place, value);
}

/// Empty where a release of some tier can go there.
QStringList whyNoTier(const Policy& policy, const ReleaseEnvironment& environment)
{
    QStringList why;
    for (const auto& tier : policy.tiers) {
        const auto problems = checkTier(tier, policy, environment);
        if (problems.isEmpty())
            return {};
        why += problems;
    }
    why.removeDuplicates();
    return why;
}

/// "example: the tiers low, high; sha256:5f3a…"
Result<QString> policyInWords(const ReleaseEnvironment& environment)
{
    const auto policy = policyOf(environment);
    if (!policy)
        return fail(policy.error());
    if (const auto why = whyNoTier(*policy, environment); !why.isEmpty())
        return fail(ErrorKind::Invalid, environment.policyFile, why.join(u' '));
    QStringList tiers;
    for (const auto& tier : policy->tiers)
        tiers.append(tier.name);
    return EnvironmentSourcesTexts::tr("%1: the tiers %2; %3")
        .arg(policy->name, listText(tiers), policy->digest);
}

} // namespace

EnvironmentSources environmentSources(Workspace& workspace, std::stop_token stop)
{
    return {workspace.transport(),
            workspace.vault(),
            [&workspace, stop](const QString& name) { return probeConnection(workspace, name, stop); },
            [&workspace, stop](const QString& registry, const QString& model) {
                return modelInWords(workspace, registry, model, stop);
            },
            [&workspace, stop](const ReleaseEnvironment& environment) {
                return targetInWords(workspace, environment, stop);
            },
            policyInWords};
}

} // namespace ph
