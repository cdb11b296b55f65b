#include "app/incidents/ContainmentSending.h"

#include "app/endpoints/EndpointSearch.h"
#include "app/endpoints/TrafficChange.h"
#include "app/release/DeskSources.h"
#include "app/release/GateSubjects.h"
#include "app/release/ReleaseDesk.h"
#include "app/rollout/AnalysisByMetrics.h"
#include "app/rollout/FoundRollout.h"
#include "services/connectors/AlertSource.h"
#include "services/incidents/IncidentStore.h"

#include <QCoreApplication>

#include <condition_variable>
#include <mutex>

namespace ph {

namespace {

/// Of what would be sent. What became of it goes into the record, where it is English for everybody.
struct ContainmentTrialTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::ContainmentTrial)
};

using Standing = IncidentContained::Standing;
using How = ContainmentAct::How;

/// What became of it, as far as anybody saw.
struct Became {
    Standing standing = Standing::Asked;
    QString text;
};

Result<ReleaseDesk> deskFor(Workspace& workspace, const std::stop_token& stop)
{
    ReleaseDesk::Settings settings;
    settings.facts = factsOf(workspace, stop);
    settings.rollout.analysis = analysisByMetrics(workspace);
    return ReleaseDesk::open(workspace, stop, std::move(settings));
}

struct TriedTraffic {
    FoundEndpoint found;
    TrafficPreview preview;
};

Result<TriedTraffic> tryTraffic(Workspace& workspace, const ContainmentAct& act, const std::stop_token& stop)
{
    const auto link = linkNamed(workspace, act.connection);
    if (!link)
        return fail(link.error());
    const auto found = findEndpoint(workspace.cache(), {*link}, act.subject, {}, stop);
    if (!found)
        return fail(found.error());
    const auto control = found->cluster->reach<TrafficControl>(stop);
    if (!control)
        return fail(control.error());
    auto preview = control->source.previewTraffic(control->context, found->endpoint.key, {act.shares});
    if (!preview)
        return fail(preview.error().why);
    return TriedTraffic{*found, std::move(*preview)};
}

QList<LabelMatcher> matchersOf(const ContainmentAct& act)
{
    QList<LabelMatcher> matchers;
    matchers.reserve(act.labels.size());
    for (auto label = act.labels.cbegin(); label != act.labels.cend(); ++label)
        matchers.append({label.key(), LabelMatcher::Operator::Equal, label.value()});
    return matchers;
}

Result<QStringList> trySilence(Workspace& workspace, const ContainmentAct& act, const std::stop_token& stop)
{
    const auto link = linkNamed(workspace, act.connection);
    if (!link)
        return fail(link.error());
    const auto source = (*link)->reach<AlertSource>(stop);
    if (!source)
        return fail(source.error());
    const auto alerts = source->source.fetchAlerts(source->context);
    if (!alerts)
        return fail(alerts.error());
    const auto matchers = matchersOf(act);
    QStringList lines;
    for (const auto& matcher : matchers)
        lines << ContainmentTrialTexts::tr("Silences for 1h what has %1").arg(matcherText(matcher));
    const auto count = std::count_if(alerts->items.begin(), alerts->items.end(),
                                     [&](const Alert& alert) { return matchesAll(matchers, alert.labels); });
    lines << ContainmentTrialTexts::tr("Alerts that fire now and match: %1").arg(count);
    return lines;
}

QString orNothing(const QString& value)
{
    return value.isEmpty() ? ContainmentTrialTexts::tr("nothing") : value;
}

// --- acts

Became rolledBack(const Result<DeskOutcome>& outcome)
{
    const auto& record = outcome->record;
    const auto state = QStringLiteral("%1 is %2. %3")
                           .arg(record.plan.id, releaseStateName(record.state), record.reason)
                           .trimmed();
    if (record.state == ReleaseState::Done)
        return {Standing::Seen, state};
    return {record.state == ReleaseState::Stopped ? Standing::Failed : Standing::Asked, state};
}

/// Looks until the record says that the rollout has ended, or the patience is over.
Became watchAbort(ReleaseDesk& desk, const QString& release, const ContainmentWords& words,
                  const std::stop_token& stop)
{
    const auto known = desk.release(release);
    if (!known)
        return {Standing::Asked, known.error().forRecords()};
    std::mutex mutex;
    std::condition_variable_any stopped;
    const auto until = std::chrono::steady_clock::now() + words.wait;
    for (;;) {
        const auto now = desk.rolloutNow(known->record);
        if (now && *now) {
            const auto outcome = (*now)->rollout.state.outcome;
            if (outcome == RolloutOutcome::RolledBack || outcome == RolloutOutcome::Aborted)
                return {Standing::Seen, rolloutLine((*now)->rollout)};
            if (outcome != RolloutOutcome::Open)
                return {Standing::Failed, rolloutLine((*now)->rollout)};
        }
        if (stop.stop_requested() || std::chrono::steady_clock::now() + words.between > until)
            return {Standing::Asked, QStringLiteral("Not seen yet.")};
        std::unique_lock lock(mutex);
        stopped.wait_for(lock, stop, words.between, [] { return false; });
    }
}

Result<Became> setShares(Workspace& workspace, const ContainmentAct& act, const ContainmentWords& words,
                         const std::stop_token& stop)
{
    const auto tried = tryTraffic(workspace, act, stop);
    if (!tried)
        return fail(tried.error());
    const auto outcome = changeTraffic(workspace, *tried->found.cluster, tried->preview,
                                       {.wait = words.wait, .between = words.between}, stop);
    if (!outcome)
        return fail(outcome.error());
    switch (outcome->seen) {
    case TrafficOutcome::Seen::Observed:
        return Became{Standing::Seen, QStringLiteral("The traffic is observed as asked for.")};
    case TrafficOutcome::Seen::NotInTime:
        return Became{Standing::Asked, QStringLiteral("The cluster has taken it; not seen yet.")};
    case TrafficOutcome::Seen::NotObservable:
        return Became{Standing::Asked,
                      QStringLiteral("The cluster has taken it; it does not show where requests go.")};
    case TrafficOutcome::Seen::Unknown:
        break;
    }
    return Became{Standing::Asked, QStringLiteral("No answer came, and looking has not found it done.")};
}

Result<Became> addSilence(Workspace& workspace, const ContainmentAct& act, const QString& comment,
                          const QString& by, const std::stop_token& stop)
{
    const auto link = linkNamed(workspace, act.connection);
    if (!link)
        return fail(link.error());
    const auto control = (*link)->reach<AlertControl>(stop);
    if (!control)
        return fail(control.error());
    const auto nowMs = toMs(workspace.clock()());
    const SilenceAsk ask{matchersOf(act), nowMs, nowMs + containmentSilenceMs, by, comment};
    if (const auto sound = checkedSilence(ask, nowMs); !sound)
        return fail(sound.error());
    const auto outcome = control->source.addSilence(control->context, ask);
    if (!outcome)
        return fail(outcome.error());
    return Became{outcome->seen ? Standing::Seen : Standing::Asked,
                  QStringLiteral("Silence %1%2")
                      .arg(outcome->id, outcome->seen ? QString() : QStringLiteral("; not seen yet"))};
}

Result<Became> doIt(Workspace& workspace, const ContainmentAct& act, const QString& reason,
                    const ContainmentWords& words, const std::stop_token& stop)
{
    switch (act.how) {
    case How::SetTraffic:
        return setShares(workspace, act, words, stop);
    case How::AddSilence:
        return addSilence(workspace, act, reason, words.by, stop);
    case How::None:
        return fail(ErrorKind::Unsupported, act.subject,
                    ContainmentTrialTexts::tr("There is nothing to be done."));
    case How::TakeBack:
    case How::AbortRollout:
        break;
    }
    auto desk = deskFor(workspace, stop);
    if (!desk)
        return fail(desk.error());
    if (act.how == How::AbortRollout) {
        const auto asked = desk->askRollout(act.subject, RolloutRequest::Kind::Abort, reason);
        if (!asked)
            return fail(asked.error());
        return watchAbort(*desk, act.subject, words, stop);
    }
    const auto outcome = desk->rollback(act.subject, {}, reason);
    return outcome ? Result<Became>(rolledBack(outcome)) : fail(outcome.error());
}

/// Whether it may have been done all the same: no answer is no refusal.
bool mayBeDone(const Error& error)
{
    switch (error.kind) {
    case ErrorKind::Offline:
    case ErrorKind::Timeout:
    case ErrorKind::ServerFault:
    case ErrorKind::Unreadable:
    case ErrorKind::Cancelled:
    case ErrorKind::Storage:
        return true;
    default:
        return false;
    }
}

} // namespace

Result<QStringList> tryContainment(Workspace& workspace, const ContainmentOption& option,
                                   std::stop_token stop)
{
    const auto& act = option.act;
    switch (act.how) {
    case How::TakeBack: {
        const auto look = ReleaseDesk::lookAtRollback(workspace, stop, {}, act.subject, {});
        if (!look)
            return fail(look.error());
        QStringList lines;
        for (const auto& step : look->plan.steps)
            lines << QStringLiteral("%1: %2 -> %3")
                         .arg(step.place, orNothing(step.expected), orNothing(step.value));
        return lines + look->notes;
    }
    case How::AbortRollout:
        return QStringList{
            ContainmentTrialTexts::tr(
                "Writes \"abort\" into the record of the rollout of %1; whoever drives it takes its "
                "candidate back.")
                .arg(act.subject)};
    case How::SetTraffic: {
        const auto tried = tryTraffic(workspace, act, stop);
        if (!tried)
            return fail(tried.error());
        return tried->preview.request.split(u'\n') + tried->preview.warnings;
    }
    case How::AddSilence:
        return trySilence(workspace, act, stop);
    case How::None:
        break;
    }
    return fail(ErrorKind::Unsupported, containmentChoice(option), option.missing.join(u' '));
}

Result<IncidentContained> takeContainment(Workspace& workspace, const Incident& incident,
                                          const ContainmentOption& option, const ContainmentWords& words,
                                          std::stop_token stop)
{
    const auto choice = containmentChoice(option);
    if (words.reason.trimmed().isEmpty())
        return fail(ErrorKind::Invalid, choice, ContainmentTrialTexts::tr("Say why it is done."));
    if (option.standing != ContainmentOption::Standing::Possible)
        return fail(option.permit == ContainmentOption::Permit::MayNot ? ErrorKind::Forbidden
                                                                       : ErrorKind::Unsupported,
                    choice, option.missing.join(u' '));
    IncidentStore store(workspace.state());
    IncidentContained contained{
        containmentKindName(option.kind), option.target, Standing::Asked, {}, words.reason};
    contained.reference =
        option.act.how == How::AbortRollout ? option.act.subject : connectionReference(option.act.connection);
    const auto now = [&workspace] { return toMs(workspace.clock()()); };
    if (const auto asked = store.add(incident.id, contained, words.by, now()); !asked)
        return fail(asked.error());

    const auto reason = QStringLiteral("%1: %2").arg(incident.id, words.reason);
    auto became = Result<Became>(Became());
    const auto noted = tellLedger(workspace, QStringLiteral("incident.contain"),
                                  {{"incident", incident.id.toStdString()},
                                   {"act", contained.act.toStdString()},
                                   {"target", contained.target.toStdString()},
                                   {"reason", words.reason.toStdString()}});
    if (noted)
        became = doIt(workspace, option.act, reason, words, stop);
    else
        became = fail(noted.error());

    const bool isOpen = !became && noted && mayBeDone(became.error());
    contained.text = became ? became->text : became.error().forRecords();
    contained.standing = became ? became->standing : Standing::Failed;
    if (isOpen) { // the record says requested already, and no more is known
        contained.standing = Standing::Asked;
        return contained;
    }
    if (contained.standing != Standing::Asked) {
        if (const auto told = store.add(incident.id, contained, {}, now()); !told)
            return fail(told.error());
    }
    return became ? Result<IncidentContained>(contained) : fail(became.error());
}

} // namespace ph
