#include "services/containment/ContainmentOptions.h"

#include <QCoreApplication>

#include <algorithm>

namespace ph {

namespace {

struct TrafficContainmentTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::Containment)
};

using Option = ContainmentOption;

/// For how long `pilothouse traffic` looks by itself: weights that were taken are usually observed by then.
constexpr std::int64_t weightsWorkMs = 60'000;
/// Whoever drives a rollout looks again every few seconds, and takes the weights back as they are set.
constexpr std::int64_t abortWorksMs = 90'000;
/// Whoever drives and was not heard of for so long does so no more, as the release homes have it.
constexpr std::int64_t driverSilentMs = 10 * 60'000;

struct Shares {
    QList<TrafficShare> all;
    bool isObserved = false;
};

/// Observed, where the endpoint shows it; else what it asks for.
Shares sharesOf(const Endpoint& endpoint)
{
    if (!endpoint.observed.shares.isEmpty() &&
        endpoint.observed.source != ObservedTraffic::Source::NotObservable)
        return {endpoint.observed.shares, true};
    return {endpoint.declared, false};
}

double candidateShare(const Shares& shares)
{
    double percent = 0;
    for (const auto& share : shares.all) {
        if (share.role == TrafficShare::Role::Candidate)
            percent += share.percent;
    }
    return percent;
}

/// Requests that go elsewhere. Of several endpoints nobody knows which has how many of them.
void tellMoved(Option& option, const ContainmentFacts& facts, double percent)
{
    option.radius = percent;
    const auto& incident = facts.incident;
    if (!incident.requestsPerSecond || incident.endpoints.size() > 1)
        return;
    option.requestsPerMinute = *incident.requestsPerSecond * 60 * percent / 100;
    if (incident.requestsPerUser && *incident.requestsPerUser > 0)
        option.usersPerMinute = *option.requestsPerMinute / *incident.requestsPerUser;
}

Option trafficOption(ContainmentKind kind)
{
    Option option;
    option.kind = kind;
    option.reversibility = Option::Reversibility::SameAct;
    option.effectMs = weightsWorkMs;
    option.effectGround =
        TrafficContainmentTexts::tr("Weights that a cluster has taken are usually observed within it.");
    option.who = TrafficContainmentTexts::tr(
        "Whoever the cluster lets change the endpoint, by a connection with control and "
        "with a signing key.");
    return option;
}

/// What every change of weights needs, from here.
void settle(Option& option, const ContainmentFacts& facts, const KnownEndpoint& known)
{
    option.target = endpointTitle(known.endpoint);
    option.observedMs = known.endpoint.seenMs;
    option.standing = Option::Standing::Possible;
    option.permit = Option::Permit::Unknown; // the cluster says so when it is asked
    if (!facts.controlled.contains(known.connection))
        option.missing << TrafficContainmentTexts::tr("Control is switched off for the connection %1.")
                              .arg(known.connection);
    if (facts.ownKey.isEmpty())
        option.missing << TrafficContainmentTexts::tr(
            "This workspace has no signing key: pilothouse ledger key.");
    if (!option.missing.isEmpty())
        option.permit = Option::Permit::MayNot;
    if (option.act.how == ContainmentAct::How::SetTraffic && !known.endpoint.gitOps.isEmpty())
        option.missing << TrafficContainmentTexts::tr(
                              "%1 makes it from Git and would undo it; pilothouse traffic "
                              "--past-gitops does it all the same.")
                              .arg(known.endpoint.gitOps);
    if (!option.missing.isEmpty())
        option.standing = Option::Standing::Lacking;
}

QString percentText(double percent)
{
    return QStringLiteral("%1 %").arg(percent, 0, 'g', 4);
}

QString asSeen(const Shares& shares)
{
    return shares.isObserved ? TrafficContainmentTexts::tr("observed")
                             : TrafficContainmentTexts::tr("declared, not observed");
}

/// The running release whose rollout moves this endpoint: its record decides, and nobody moves weights beside
/// it.
bool isDriven(const ContainmentFacts& facts, const KnownEndpoint& known)
{
    if (!facts.underWay || !facts.environment || facts.underWay->plan.rollout.isEmpty())
        return false;
    const auto& target = facts.environment->target;
    return target.kind == ReleaseTarget::Kind::Endpoint && target.name == known.endpoint.name &&
           target.ns == known.endpoint.ns && target.connection == known.connection;
}

Option reduceCanary(const ContainmentFacts& facts, const KnownEndpoint& known)
{
    auto option = trafficOption(ContainmentKind::ReduceCanary);
    option.target = endpointTitle(known.endpoint);
    option.observedMs = known.endpoint.seenMs;
    option.doesNotFix =
        TrafficContainmentTexts::tr("What stable answers wrong, too, and what was answered before.");
    const auto shares = sharesOf(known.endpoint);
    const auto before = candidateShare(shares);
    const bool driven = isDriven(facts, known);
    if (before <= 0 && !driven) {
        option.missing
            << TrafficContainmentTexts::tr("No candidate gets requests there (%1).").arg(asSeen(shares));
        return option;
    }
    option.shareBefore = before;
    option.shareAfter = 0;
    option.effect = TrafficContainmentTexts::tr("The candidate goes from %1 (%2) to 0 %; stable gets them.")
                        .arg(percentText(before), asSeen(shares));
    option.radiusText = TrafficContainmentTexts::tr("The candidate's requests to %1.").arg(option.target);
    tellMoved(option, facts, before);
    if (driven) {
        const auto& release = *facts.underWay;
        option.act = {ContainmentAct::How::AbortRollout, release.plan.id, {}, {}, {}};
        option.reversibility = Option::Reversibility::NewRelease;
        option.who =
            TrafficContainmentTexts::tr("The author of %1, and the keys of the policy.").arg(release.plan.id);
        const auto heardMs = release.heartbeatMs;
        const bool isSilent = heardMs == noTime || facts.nowMs - heardMs > driverSilentMs;
        option.effectMs = isSilent ? std::nullopt : std::optional(abortWorksMs);
        option.effectGround =
            isSilent ? TrafficContainmentTexts::tr(
                           "Nobody is known to drive it: pilothouse release drive %1 makes it happen.")
                           .arg(release.plan.id)
                     : TrafficContainmentTexts::tr("Whoever drives it heeds it at the next look.");
    } else
        option.act = {ContainmentAct::How::SetTraffic,
                      option.target,
                      known.connection,
                      {{QStringLiteral("candidate"), 0}},
                      {}};
    settle(option, facts, known);
    return option;
}

bool isRoute(const Endpoint& endpoint)
{
    return endpoint.system == ServingSystem::Istio || endpoint.system == ServingSystem::GatewayApi;
}

/// The one with the most requests, and so what is blamed.
const TrafficShare* blamedOf(const Shares& shares)
{
    const TrafficShare* blamed = nullptr;
    for (const auto& share : shares.all) {
        if (share.role != TrafficShare::Role::Candidate && share.role != TrafficShare::Role::Shadow &&
            (!blamed || share.percent > blamed->percent))
            blamed = &share;
    }
    return blamed;
}

Option allTo(const ContainmentFacts& facts, const KnownEndpoint& known, ContainmentKind kind,
             const Shares& shares, const TrafficShare& blamed, const TrafficShare& other)
{
    auto option = trafficOption(kind);
    option.act = {ContainmentAct::How::SetTraffic,
                  endpointTitle(known.endpoint),
                  known.connection,
                  {{other.target, 100}},
                  {}};
    option.shareBefore = blamed.percent;
    option.shareAfter = 0;
    option.effect = TrafficContainmentTexts::tr("%1 goes from %2 (%3) to 0 %; %4 answers all of it.")
                        .arg(blamed.target, percentText(blamed.percent), asSeen(shares), other.target);
    option.doesNotFix =
        TrafficContainmentTexts::tr("What both are fed: stale or changed data reaches %1, too. Whether it "
                                    "has room for all requests is not known.")
            .arg(other.target);
    settle(option, facts, known);
    option.radiusText = TrafficContainmentTexts::tr("All requests to %1 but those that %2 has already.")
                            .arg(option.target, other.target);
    option.target += u'=' + other.target;
    tellMoved(option, facts, 100 - other.percent);
    return option;
}

/// All to another target that is there already. Of a route that is something else; of a server a revision.
/// Where the environment names its fallback, no other thing is one.
QList<Option> moveAway(const ContainmentFacts& facts, const KnownEndpoint& known)
{
    const auto shares = sharesOf(known.endpoint);
    const auto* blamed = blamedOf(shares);
    const bool isNamed = facts.environment && facts.environment->fallback;
    if (!blamed || isDriven(facts, known) || (isRoute(known.endpoint) && isNamed))
        return {};
    QList<Option> options;
    for (const auto& share : shares.all) {
        if (share.target != blamed->target && share.role != TrafficShare::Role::Candidate &&
            share.role != TrafficShare::Role::Shadow)
            options.append(
                allTo(facts, known,
                      isRoute(known.endpoint) ? ContainmentKind::Fallback : ContainmentKind::ShiftTraffic,
                      shares, *blamed, share));
    }
    return options;
}

Option noneOf(ContainmentKind kind, const QString& why)
{
    auto option = trafficOption(kind);
    option.effectMs.reset();
    option.effectGround.clear();
    option.missing << why;
    return option;
}

/// To what the environment names, or why that cannot be.
Option namedFallback(const ContainmentFacts& facts, const FallbackTarget& fallback)
{
    const auto route = QStringLiteral("%1/%2").arg(fallback.ns, fallback.name);
    if (!facts.fallback)
        return noneOf(
            ContainmentKind::Fallback,
            TrafficContainmentTexts::tr("The route %1 of the environment's fallback was not seen on %2.")
                .arg(route, fallback.connection));
    auto shares = sharesOf(facts.fallback->endpoint);
    const auto isIt = [&](const TrafficShare& share) { return share.target == fallback.target; };
    // What gets nothing may only be told where it is declared.
    for (const auto& share : facts.fallback->endpoint.declared) {
        if (isIt(share) && std::none_of(shares.all.cbegin(), shares.all.cend(), isIt))
            shares.all.append({share.target, 0, share.role, share.tag});
    }
    const auto other = std::find_if(shares.all.cbegin(), shares.all.cend(), isIt);
    if (other == shares.all.cend())
        return noneOf(ContainmentKind::Fallback,
                      TrafficContainmentTexts::tr(
                          "Behind the route %1 no %2 was seen, which the environment names as its "
                          "fallback.")
                          .arg(route, fallback.target));
    const auto* blamed = blamedOf(shares);
    if (!blamed || blamed->target == other->target)
        return noneOf(ContainmentKind::Fallback,
                      TrafficContainmentTexts::tr("%1 has %2 of the requests to %3 already (%4).")
                          .arg(fallback.target, percentText(other->percent), route, asSeen(shares)));
    return allTo(facts, *facts.fallback, ContainmentKind::Fallback, shares, *blamed, *other);
}

} // namespace

QList<ContainmentOption> trafficContainment(const ContainmentFacts& facts)
{
    QList<Option> options;
    for (const auto& known : facts.endpoints) {
        options.append(reduceCanary(facts, known));
        options.append(moveAway(facts, known));
    }
    if (facts.environment && facts.environment->fallback)
        options.append(namedFallback(facts, *facts.environment->fallback));
    const auto hasKind = [&options](ContainmentKind kind) {
        return std::any_of(options.cbegin(), options.cend(),
                           [kind](const Option& option) { return option.kind == kind; });
    };
    if (!hasKind(ContainmentKind::ReduceCanary))
        options.append(noneOf(ContainmentKind::ReduceCanary,
                              TrafficContainmentTexts::tr("No endpoint of it was seen on a cluster.")));
    if (!hasKind(ContainmentKind::ShiftTraffic))
        options.append(noneOf(ContainmentKind::ShiftTraffic,
                              TrafficContainmentTexts::tr(
                                  "No other revision of an endpoint of it was seen that could answer.")));
    if (!hasKind(ContainmentKind::Fallback))
        options.append(
            noneOf(ContainmentKind::Fallback,
                   TrafficContainmentTexts::tr(
                       "No route of it was seen that has something else behind it to fall back to, and the "
                       "environment names none (fallback:).")));
    return options;
}

} // namespace ph
