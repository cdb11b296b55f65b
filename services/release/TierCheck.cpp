#include "services/release/TierCheck.h"

#include <QCoreApplication>

namespace ph {

namespace {

struct TierCheckTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::TierCheck)
};

} // namespace

QStringList tiersFor(const ReleaseEnvironment& environment, const Policy& policy)
{
    QStringList names;
    for (const auto& tier : policy.tiers)
        names << tier.name;
    if (environment.tier.isEmpty())
        return names;
    const auto least = names.indexOf(environment.tier);
    return least < 0 ? QStringList() : names.mid(least);
}

QStringList checkTier(const PolicyTier& tier, const Policy& policy, const ReleaseEnvironment& environment)
{
    QStringList problems;
    const auto may = tiersFor(environment, policy);
    if (may.isEmpty())
        problems << TierCheckTexts::tr(
                        "The environment %1 asks for the tier %2, which its policy does not have.")
                        .arg(environment.name, environment.tier);
    else if (!may.contains(tier.name))
        problems << TierCheckTexts::tr("The tier %1 is too low for %2, whose releases are of %3.")
                        .arg(tier.name, environment.name, may.join(TierCheckTexts::tr(" or ")));
    if (environment.target.kind == ReleaseTarget::Kind::Endpoint) {
        if (!tier.rollout)
            problems << TierCheckTexts::tr(
                            "The tier %1 does not say how traffic moves on a cluster: give it a \"rollout\" "
                            "in the policy, or take a tier that has one.")
                            .arg(tier.name);
    } else if (tier.exposureCapPercent < 100) { // going on would break the policy knowingly
        problems << TierCheckTexts::tr(
                        "The tier %1 caps exposure at %2 %, and %3 moves all traffic at once: release to an "
                        "environment whose target is an endpoint of a cluster, which a rollout holds under "
                        "its cap, or take a tier without a cap.")
                        .arg(tier.name)
                        .arg(tier.exposureCapPercent)
                        .arg(environment.target.kind == ReleaseTarget::Kind::GitManifest
                                 ? TierCheckTexts::tr("a commit to a manifest")
                             : environment.target.kind == ReleaseTarget::Kind::Stage
                                 ? TierCheckTexts::tr("a stage")
                                 : TierCheckTexts::tr("an alias"));
    }
    return problems;
}

} // namespace ph
