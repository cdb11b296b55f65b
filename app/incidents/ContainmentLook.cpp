#include "app/incidents/ContainmentLook.h"

#include "app/incidents/ContainmentSending.h"
#include "app/release/DeskSources.h"
#include "app/release/ReleaseDesk.h"
#include "app/rollout/RolloutExecutor.h"
#include "models/values/ContainmentOption.h"
#include "services/connectors/AlertSource.h"
#include "services/connectors/Capabilities.h"
#include "services/incidents/IncidentStore.h"
#include "services/incidents/IncidentStoreTexts.h"
#include "services/release/IsoTime.h"

namespace ph {

namespace {

using Standing = IncidentContained::Standing;

/// What is there now of what was asked for.
struct NowThere {
    Standing standing = Standing::NotYet;
    QString text;
};

/// The share that was asked for: of the candidate, or of one target.
struct WantedShare {
    QString endpoint; ///< "NAMESPACE/NAME"
    QString target;   ///< empty: the candidate
    double percent = 0;
};

WantedShare wantedShare(const ContainmentRecord& act, ContainmentKind kind)
{
    if (kind == ContainmentKind::ReduceCanary)
        return {act.last.target, {}, 0};
    return {act.last.target.section(u'=', 0, 0), act.last.target.section(u'=', 1), 100};
}

bool isOf(const TrafficShare& share, const WantedShare& wanted)
{
    return wanted.target.isEmpty() ? share.role == TrafficShare::Role::Candidate
                                   : share.target == wanted.target;
}

double percentOf(const QList<TrafficShare>& shares, const WantedShare& wanted)
{
    double percent = 0;
    for (const auto& share : shares)
        percent += isOf(share, wanted) ? share.percent : 0;
    return percent;
}

NowThere trafficThere(const Endpoint& endpoint, const WantedShare& wanted)
{
    const auto isThere = [&](const QList<TrafficShare>& shares) {
        return std::abs(percentOf(shares, wanted) - wanted.percent) < 0.5;
    };
    const auto told = [&](const QList<TrafficShare>& shares) {
        return QStringLiteral("%1 has %2 %")
            .arg(wanted.target.isEmpty() ? QStringLiteral("The candidate") : wanted.target,
                 QString::number(percentOf(shares, wanted), 'g', 4));
    };
    // One that was promoted is no candidate any more, and gets all.
    if (wanted.target.isEmpty() && std::none_of(endpoint.declared.cbegin(), endpoint.declared.cend(),
                                                [&](const auto& share) { return isOf(share, wanted); }))
        return {Standing::NotYet,
                QStringLiteral("There is no candidate any more; what became of it is not known.")};
    const bool isObservable = endpoint.observed.source != ObservedTraffic::Source::NotObservable;
    if (isObservable && isThere(endpoint.observed.shares))
        return {Standing::Seen, told(endpoint.observed.shares) + QStringLiteral(", as observed.")};
    if (!isThere(endpoint.declared))
        return {Standing::Contradicted,
                told(endpoint.declared) + QStringLiteral(", as the object asks for.")};
    if (isObservable)
        return {Standing::NotYet,
                told(endpoint.observed.shares) +
                    QStringLiteral(", as observed; the object asks for what was requested.")};
    return {Standing::NotYet, QStringLiteral("The object asks for it; it does not show where requests go.")};
}

/// Where the endpoint is: as its act says, else where one of its name was seen.
Result<EntityKey> endpointAsked(Workspace& workspace, const ContainmentRecord& act, const QString& title)
{
    const auto cached = workspace.cache().endpoints();
    const auto connections = workspace.state().connections();
    if (!cached || !connections)
        return fail(cached ? connections.error() : cached.error());
    const auto named = connectionOfReference(act.last.reference);
    QList<EntityKey> keys;
    for (const auto& endpoint : *cached) {
        const auto isOn = [&](const Connection& connection) {
            return connection.id == endpoint.key.connection && (named.isEmpty() || connection.name == named);
        };
        if (endpointTitle(endpoint) == title && std::any_of(connections->begin(), connections->end(), isOn))
            keys << endpoint.key;
    }
    if (keys.size() == 1)
        return keys.constFirst();
    return fail(ErrorKind::NotFound, title,
                keys.isEmpty() ? IncidentStoreTexts::tr("No endpoint of this name is known here.")
                               : IncidentStoreTexts::tr("Several endpoints of this name are known here."));
}

Result<LinkPtr> linkOf(Workspace& workspace, ConnectionId id)
{
    if (auto link = workspace.links().find(id))
        return link;
    const auto connections = workspace.state().connections();
    if (!connections)
        return fail(connections.error());
    const auto found = std::find_if(connections->begin(), connections->end(),
                                    [id](const Connection& each) { return each.id == id; });
    if (found == connections->end())
        return fail(ErrorKind::NotFound, QString(),
                    IncidentStoreTexts::tr("Its connection is not here any more."));
    if (!found->enabled)
        return fail(ErrorKind::Unsupported, found->name,
                    IncidentStoreTexts::tr("The connection %1 is switched off.").arg(found->name));
    return workspace.links().open(*found);
}

Result<NowThere> lookAtTraffic(Workspace& workspace, const ContainmentRecord& act, ContainmentKind kind,
                               const std::stop_token& stop)
{
    const auto wanted = wantedShare(act, kind);
    const auto key = endpointAsked(workspace, act, wanted.endpoint);
    if (!key)
        return fail(key.error());
    const auto link = linkOf(workspace, key->connection);
    if (!link)
        return fail(link.error());
    const auto reach = (*link)->reach<EndpointSource>(stop);
    if (!reach)
        return fail(reach.error());
    const auto endpoint = reach->source.fetchEndpoint(reach->context, *key);
    if (!endpoint)
        return fail(endpoint.error());
    return trafficThere(*endpoint, wanted);
}

Result<NowThere> lookAtRollout(Workspace& workspace, const QString& release, const std::stop_token& stop)
{
    auto desk = ReleaseDesk::open(workspace, stop, {});
    if (!desk)
        return fail(desk.error());
    const auto known = desk->release(release);
    if (!known)
        return fail(known.error());
    const auto now = desk->rolloutNow(known->record);
    if (!now)
        return fail(now.error());
    if (!*now)
        return NowThere{Standing::Contradicted,
                        QStringLiteral("No rollout of %1 is kept beside its endpoint.").arg(release)};
    const auto outcome = (*now)->rollout.state.outcome;
    const auto line = rolloutLine((*now)->rollout);
    if (outcome == RolloutOutcome::RolledBack || outcome == RolloutOutcome::Aborted)
        return NowThere{Standing::Seen, line};
    return NowThere{outcome == RolloutOutcome::Open ? Standing::NotYet : Standing::Contradicted, line};
}

/// What others read of it when it was asked for, by which it is found again.
QString saidWith(const QString& incident, const ContainmentRecord& act)
{
    return QStringLiteral("%1: %2").arg(incident, act.reason);
}

Result<NowThere> lookAtRollback(Workspace& workspace, const Incident& incident, const ContainmentRecord& act,
                                const std::stop_token& stop)
{
    // Whoever pulls a home sends to it, too; here nothing is written anywhere.
    const auto known = knownReleases(workspace, HomeLook::Copy, stop);
    if (!known)
        return fail(known.error());
    const auto said = saidWith(incident.id, act);
    const auto isIt = [&](const ReleaseRecord& record) {
        return record.plan.environment == incident.environment && !record.rollbackOf.isEmpty() &&
               record.plan.createdMs >= act.askedMs && record.plan.texts.objective.endsWith(said);
    };
    const auto found = std::find_if(known->releases.cbegin(), known->releases.cend(), isIt);
    if (found == known->releases.cend())
        return NowThere{Standing::NotYet, QStringLiteral("No rollback for this reason is known here.")};
    const auto line = QStringLiteral("%1 is %2. %3")
                          .arg(found->plan.id, releaseStateName(found->state), found->reason)
                          .trimmed();
    if (found->state == ReleaseState::Done)
        return NowThere{Standing::Seen, line};
    return NowThere{found->state == ReleaseState::Stopped ? Standing::Contradicted : Standing::NotYet, line};
}

NowThere silenceThere(const Silence& silence, std::int64_t nowMs)
{
    const bool isOver = silence.state == Silence::State::Expired || silence.endsAtMs <= nowMs;
    return {Standing::Seen, (isOver ? QStringLiteral("Silence %1 was there; it ended at %2.")
                                    : QStringLiteral("Silence %1 is there until %2."))
                                .arg(silence.id, isoText(silence.endsAtMs))};
}

Result<Sifted<Silence>> silencesOf(Workspace& workspace, ConnectionId connection, const std::stop_token& stop)
{
    const auto link = linkOf(workspace, connection);
    if (!link)
        return fail(link.error());
    const auto reach = (*link)->reach<SilenceSource>(stop);
    if (!reach)
        return fail(reach.error());
    return reach->source.fetchSilences(reach->context);
}

Result<NowThere> lookAtSilences(Workspace& workspace, const Incident& incident, const ContainmentRecord& act,
                                const std::stop_token& stop)
{
    const auto connections = workspace.state().connections();
    if (!connections)
        return fail(connections.error());
    const auto nowMs = toMs(workspace.clock()());
    const auto named = connectionOfReference(act.last.reference);
    const auto said = saidWith(incident.id, act);
    int asked = 0;
    std::optional<Error> trouble;
    for (const auto& connection : *connections) {
        if (!named.isEmpty() && connection.name != named)
            continue;
        const auto silences = silencesOf(workspace, connection.id, stop);
        if (!silences && silences.error().kind == ErrorKind::Unsupported && named.isEmpty())
            continue;
        if (!silences) {
            trouble = silences.error();
            continue;
        }
        ++asked;
        for (const auto& silence : silences->items) {
            if (silence.comment == said)
                return silenceThere(silence, nowMs);
        }
        if (!silences->faults.empty())
            trouble = Error::make(ErrorKind::Unreadable, connection.name,
                                  IncidentStoreTexts::tr("Some silences cannot be read."));
    }
    if (trouble)
        return fail(*trouble);
    if (asked == 0)
        return fail(ErrorKind::NotFound, act.last.target,
                    IncidentStoreTexts::tr("Its connection is not here."));
    // A monitor forgets those that are over.
    if (nowMs - act.askedMs > containmentSilenceMs)
        return NowThere{Standing::NotYet,
                        QStringLiteral("No silence with this reason is there any more, if there was one.")};
    return NowThere{Standing::Contradicted, QStringLiteral("No silence with this reason is there.")};
}

Result<NowThere> lookAtAct(Workspace& workspace, const Incident& incident, const ContainmentRecord& act,
                           const std::stop_token& stop)
{
    const auto kind = containmentKindFromName(act.last.act);
    if (!kind)
        return fail(ErrorKind::Unsupported, act.last.act,
                    IncidentStoreTexts::tr("It was done elsewhere: nobody here can tell."));
    switch (*kind) {
    case ContainmentKind::Rollback:
    case ContainmentKind::PinPrompt:
        return lookAtRollback(workspace, incident, act, stop);
    case ContainmentKind::Silence:
        return lookAtSilences(workspace, incident, act, stop);
    case ContainmentKind::ReduceCanary:
        if (!act.last.reference.isEmpty() && connectionOfReference(act.last.reference).isEmpty())
            return lookAtRollout(workspace, act.last.reference, stop);
        [[fallthrough]];
    case ContainmentKind::ShiftTraffic:
    case ContainmentKind::Fallback:
        break;
    }
    return lookAtTraffic(workspace, act, *kind, stop);
}

} // namespace

Result<ContainmentLook> lookAtContainment(Workspace& workspace, const QString& id, std::stop_token stop)
{
    IncidentStore store(workspace.state());
    const auto known = store.record(id);
    if (!known)
        return fail(known.error());
    ContainmentLook look;
    const auto& incident = known->incident;
    if (!hasAwaited(incident))
        return look;
    for (const auto& act : incident.containment) {
        if (!isAwaited(act))
            continue;
        const auto now = lookAtAct(workspace, incident, act, stop);
        if (!now) {
            look.unseen.append({act.last.act, act.last.target, now.error()});
            continue;
        }
        auto found = act.last;
        found.standing = now->standing;
        found.text = now->text;
        look.found.append(found);
        if (found == act.last)
            continue;
        if (const auto told = store.add(id, found, {}, toMs(workspace.clock()())); !told)
            return fail(told.error());
    }
    return look;
}

} // namespace ph
