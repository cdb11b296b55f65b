#include "services/containment/ContainmentOptions.h"

#include <QCoreApplication>

#include <algorithm>

namespace ph {

namespace {

struct ReleaseContainmentTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::Containment)
};

using Standing = ContainmentOption::Standing;
using Permit = ContainmentOption::Permit;

QString movesBack(const ReleaseRecord& record)
{
    QStringList moves;
    moves.reserve(record.plan.rollback.targets.size());
    for (const auto& target : record.plan.rollback.targets) {
        const auto part =
            std::find_if(record.plan.parts.cbegin(), record.plan.parts.cend(), [&](const ReleasePart& each) {
                return each.kind == target.kind && each.name == target.name;
            });
        const auto now = part == record.plan.parts.cend() ? QStringLiteral("?") : part->to;
        moves.append(ReleaseContainmentTexts::tr("%1 goes from %2 to %3").arg(target.name, now, target.to));
    }
    return moves.join(QStringLiteral(", ")) + u'.';
}

/// Who may take a release back: its author, and whoever the policy lists.
Permit permitFor(const ContainmentFacts& facts, const ReleaseRecord& release)
{
    if (facts.ownKey.isEmpty())
        return Permit::MayNot;
    if (release.plan.author == facts.ownKey)
        return Permit::May;
    if (facts.standing == ContainmentFacts::KeyStanding::Listed)
        return Permit::May;
    if (facts.standing == ContainmentFacts::KeyStanding::Unknown)
        return Permit::Unknown;
    return Permit::MayNot;
}

/// When what was set works. How often those who serve read an alias, a stage or Git is seen by nobody here.
void tellTime(ContainmentOption& option, const ContainmentFacts& facts)
{
    if (facts.environment && facts.environment->target.kind == ReleaseTarget::Kind::Endpoint)
        option.effectGround = ReleaseContainmentTexts::tr(
            "Until the version before is loaded again, which nobody has measured; "
            "the traffic that is seen proves it.");
    else
        option.effectGround =
            ReleaseContainmentTexts::tr("Set at once; when whoever serves reads it again is not known.");
}

ContainmentOption takeBack(const ContainmentFacts& facts, ContainmentKind kind)
{
    ContainmentOption option;
    option.kind = kind;
    option.reversibility = ContainmentOption::Reversibility::NewRelease;
    option.who = ReleaseContainmentTexts::tr(
        "The release's author, and the keys of the policy; no approvals are needed.");
    if (!facts.environment)
        option.missing << ReleaseContainmentTexts::tr("The environment %1 is not known to this workspace.")
                              .arg(facts.incident.environment);
    else if (!facts.last)
        option.missing << ReleaseContainmentTexts::tr("No release to %1 is known that could be taken back.")
                              .arg(facts.incident.environment);
    else if (facts.last->plan.rollback.targets.isEmpty())
        option.missing << ReleaseContainmentTexts::tr("The last release, %1, names nothing to go back to.")
                              .arg(facts.last->plan.id);
    return option;
}

/// Of an option that has a release to take back.
void settleRelease(ContainmentOption& option, const ContainmentFacts& facts)
{
    const auto& release = *facts.last;
    option.standing = Standing::Possible;
    option.observedMs = release.changedMs;
    option.act = {ContainmentAct::How::TakeBack, facts.incident.environment, {}, {}, {}};
    option.radius = 100;
    option.radiusText = ReleaseContainmentTexts::tr("Every request to %1.").arg(facts.incident.environment);
    option.shareBefore = 100;
    option.shareAfter = 0;
    const auto& incident = facts.incident;
    if (incident.requestsPerSecond) {
        option.requestsPerMinute = *incident.requestsPerSecond * 60;
        if (incident.requestsPerUser && *incident.requestsPerUser > 0)
            option.usersPerMinute = *option.requestsPerMinute / *incident.requestsPerUser;
    }
    option.permit = permitFor(facts, release);
    tellTime(option, facts);
    if (facts.ownKey.isEmpty())
        option.missing << ReleaseContainmentTexts::tr(
            "This workspace has no signing key: pilothouse ledger key.");
    else if (option.permit == Permit::MayNot)
        option.missing << ReleaseContainmentTexts::tr("The policy does not list the key of this workspace.");
    if (!option.missing.isEmpty())
        option.standing = Standing::Lacking;
    if (!facts.policy) {
        option.missing << ReleaseContainmentTexts::tr(
            "The policy cannot be read here: who may is not known.");
        return;
    }
    const auto* tier = facts.policy->tier(release.plan.tier);
    if (tier && tier->rollbackQuorum == PolicyTier::RollbackQuorum::Needed)
        option.who = ReleaseContainmentTexts::tr(
            "The release's author, and the keys of the policy, once a quorum has approved.");
}

} // namespace

QList<ContainmentOption> releaseContainment(const ContainmentFacts& facts)
{
    auto rollback = takeBack(facts, ContainmentKind::Rollback);
    auto prompt = takeBack(facts, ContainmentKind::PinPrompt);
    if (!rollback.missing.isEmpty())
        return {rollback, prompt};

    const auto& release = *facts.last;
    rollback.target = facts.incident.environment;
    rollback.effect = movesBack(release);
    rollback.doesNotFix =
        ReleaseContainmentTexts::tr("What did not come with %1: data, features, and what it depends on.")
            .arg(release.plan.id);
    settleRelease(rollback, facts);

    const auto moved = std::find_if(
        release.plan.rollback.targets.cbegin(), release.plan.rollback.targets.cend(),
        [](const ReleasePart& part) { return part.kind == ReleasePart::Kind::Prompt && !part.to.isEmpty(); });
    if (moved == release.plan.rollback.targets.cend()) {
        prompt.missing << ReleaseContainmentTexts::tr(
                              "The last release, %1, moved no prompt. An older version of one goes by a "
                              "release of its own: pilothouse release draft --with prompt:NAME@VERSION.")
                              .arg(release.plan.id);
        return {rollback, prompt};
    }
    prompt.target = moved->name;
    prompt.effect = movesBack(release);
    prompt.doesNotFix =
        ReleaseContainmentTexts::tr("What the model answers wrong with the prompt before, too.");
    settleRelease(prompt, facts);
    return {rollback, prompt};
}

} // namespace ph
