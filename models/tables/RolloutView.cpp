#include "models/tables/RolloutView.h"

#include "models/tables/RolloutReasons.h"
#include "models/values/DirectionMarks.h"

#include <algorithm>

namespace ph {

namespace {

using Phase = RolloutRecord::Phase;

void makePlain(QString& text)
{
    const auto isOdd = [](QChar c) { return turnsDirection(c) || c.category() == QChar::Other_Control; };
    if (std::none_of(text.cbegin(), text.cend(), isOdd))
        return;
    std::replace(text.begin(), text.end(), QChar(u'\n'), QChar(u' '));
    std::replace_if(text.begin(), text.end(), isOdd, QChar(QChar::ReplacementCharacter));
}

void makePlain(QList<RolloutRecord>& records)
{
    for (auto& record : records) {
        for (auto* text : {&record.result, &record.verdict}) {
            makePlain(*text);
            *text = rolloutReasonText(*text);
        }
    }
}

constexpr std::int64_t staleAfterMs = 30'000; ///< the page is read every few seconds

/// The share that a step asks for; none: it asks for none.
std::optional<double> shareOf(const RolloutStep& step)
{
    switch (step.kind) {
    case RolloutStep::Kind::Deploy:
    case RolloutStep::Kind::Shadow: // what it gets are copies
        return 0;
    case RolloutStep::Kind::Weight:
        return step.percent;
    case RolloutStep::Kind::Promote:
        return 100;
    case RolloutStep::Kind::Preflight:
    case RolloutStep::Kind::Confirm:
        break;
    }
    return std::nullopt;
}

bool isWatched(const RolloutStep& step)
{
    return step.kind == RolloutStep::Kind::Shadow || step.kind == RolloutStep::Kind::Weight ||
           step.kind == RolloutStep::Kind::Confirm;
}

void addMoments(TrafficHistory& history, double percent, const RolloutRecord& record)
{
    const bool isOpen = record.phase == Phase::Intended;
    const auto askedMs = isOpen ? record.intendedMs : record.requestedMs;
    if (record.phase == Phase::Refused || askedMs == noTime)
        return;
    history.declared.append({askedMs, isOpen ? std::nullopt : std::optional(percent)});
    history.observed.append({askedMs, std::nullopt});
    if (record.observedMs != noTime)
        history.observed.append({record.observedMs, percent});
}

RolloutAct actOf(RolloutAct::Kind kind, int at, const RolloutRecord& record)
{
    RolloutAct act;
    act.kind = kind;
    act.at = at;
    act.attempts = record.attempts;
    act.askedMs = record.intendedMs;
    act.answeredMs = record.requestedMs;
    act.observedMs = record.observedMs;
    act.answer = record.result;
    return act;
}

} // namespace

RolloutPicture plainly(RolloutPicture rollout)
{
    auto& plan = rollout.plan;
    auto& state = rollout.state;
    for (auto* text : {&plan.id, &plan.endpoint.remoteId, &plan.candidate.model, &plan.candidate.version,
                       &plan.stableRevision, &state.reason, &state.holding, &state.candidateRevision,
                       &state.driver, &state.recovery.why, &rollout.cluster})
        makePlain(*text);
    for (auto* text : {&state.reason, &state.holding, &state.recovery.why})
        *text = rolloutReasonText(*text);
    for (auto& condition : plan.conditions)
        makePlain(condition.expression);
    for (auto& request : state.requests) {
        makePlain(request.who);
        makePlain(request.reason);
    }
    makePlain(state.steps);
    makePlain(state.back);
    if (rollout.claim)
        makePlain(rollout.claim->driver);
    makePlain(rollout.jobUnseen);
    if (auto& job = rollout.job) {
        for (auto* text : {&job->name, &job->image, &job->trouble})
            makePlain(*text);
        job->trouble = rolloutReasonText(job->trouble);
        for (auto& pod : job->pods)
            makePlain(pod);
    }
    return rollout;
}

bool isPaused(const RolloutState& state)
{
    bool paused = false;
    for (const auto& request : state.requests) {
        if (request.kind == RolloutRequest::Kind::Pause)
            paused = true;
        else if (request.kind == RolloutRequest::Kind::Resume)
            paused = false;
    }
    return paused;
}

bool holdsItsSteps(const RolloutPicture& rollout)
{
    return rollout.carried == RolloutPicture::Carried::ByCluster &&
           rollout.state.steps.value(deployStep).observedMs != noTime;
}

RolloutArming rolloutArming(const RolloutPicture& rollout)
{
    if (holdsItsSteps(rollout))
        return RolloutArming::Armed;
    if (!rollout.jobUnseen.isEmpty())
        return RolloutArming::Unknown;
    if (!rollout.job || rollout.job->standing == ArmedJob::Standing::Ended)
        return RolloutArming::SupervisedOnly;
    return rollout.job->standing == ArmedJob::Standing::Driving ? RolloutArming::Armed
                                                                : RolloutArming::Starting;
}

bool isArmedByAnotherPolicy(const RolloutPicture& rollout)
{
    return rollout.job && rollout.job->policy == ArmedJob::PolicyMatch::Another;
}

RolloutStanding rolloutStanding(const RolloutState& state)
{
    switch (state.outcome) {
    case RolloutOutcome::Promoted:
        return RolloutStanding::Promoted;
    case RolloutOutcome::RolledBack:
        return RolloutStanding::RolledBack;
    case RolloutOutcome::Aborted:
        return RolloutStanding::Aborted;
    case RolloutOutcome::Stopped:
        return RolloutStanding::Stopped;
    case RolloutOutcome::Open:
        break;
    }
    if (state.direction == RolloutState::Direction::Back)
        return RolloutStanding::GoingBack;
    if (isPaused(state))
        return RolloutStanding::Paused;
    return state.holding.isEmpty() ? RolloutStanding::Going : RolloutStanding::Holding;
}

bool isDriven(const RolloutPicture& rollout, std::int64_t nowMs)
{
    if (rollout.here != RolloutPicture::Here::No)
        return true;
    return rollout.claim && !rollout.claim->driver.isEmpty() && rollout.claim->renewedMs != noTime &&
           std::abs(nowMs - rollout.claim->renewedMs) <
               rollout.claim->durationMs; // as whoever takes over judges it
}

QList<RolloutStepLine> rolloutSteps(const RolloutPicture& rollout, std::int64_t nowMs)
{
    const auto& plan = rollout.plan;
    const auto& state = rollout.state;
    const bool isOpen = state.outcome == RolloutOutcome::Open;
    const bool goesBack = state.direction == RolloutState::Direction::Back;
    const auto present = currentStep(goesBack ? state.back : state.steps);
    QList<RolloutStepLine> lines;
    const auto count = std::min(plan.steps.size(), state.steps.size());
    for (qsizetype i = 0; i < count; ++i) {
        RolloutStepLine line;
        line.at = int(i);
        line.step = plan.steps[i];
        line.record = state.steps[i];
        line.isPresent = isOpen && !goesBack && i == present;
        line.isLeftOut = (goesBack || !isOpen) && line.record.phase == Phase::Planned;
        if (line.isPresent && line.record.phase == Phase::Observed && line.record.observedMs != noTime &&
            isWatched(line.step))
            line.soakLeftMs =
                std::max<std::int64_t>(0, soakOverMs(line.step, line.record, state, nowMs) - nowMs);
        lines.append(line);
    }
    for (qsizetype i = 0; goesBack && i < state.back.size(); ++i) {
        RolloutStepLine line;
        line.way = RolloutStepLine::Way::Back;
        line.at = int(i);
        line.record = state.back[i];
        line.isPresent = isOpen && i == present;
        lines.append(line);
    }
    return lines;
}

QList<RolloutVerdictLine> rolloutVerdicts(const RolloutPicture& rollout)
{
    const auto& plan = rollout.plan;
    const auto stageAt = [&](std::int64_t atMs) {
        int at = -1;
        for (qsizetype i = 0; i < std::min(plan.steps.size(), rollout.state.steps.size()); ++i) {
            const auto& record = rollout.state.steps[i];
            if (isWatched(plan.steps[i]) && record.observedMs != noTime && record.observedMs <= atMs)
                at = int(i);
        }
        return at;
    };
    const auto weightOf = [&](const QString& name) {
        const auto& metrics = plan.rules.analysis;
        const auto it = std::find_if(metrics.begin(), metrics.end(),
                                     [&](const AnalysisMetric& metric) { return metric.name == name; });
        return it == metrics.end() ? AnalysisMetric::Weight::Ordinary : it->weight;
    };
    QMap<int, const AnalysisReport*> last; // by step
    const auto backMs = rollout.state.recovery.sinceMs;
    for (const auto& report : rollout.reports) {
        if (backMs != noTime && report.toMs > backMs) // of what has the requests again
            continue;
        if (const int at = stageAt(report.toMs); at >= 0)
            last[at] = &report;
    }
    QList<RolloutVerdictLine> lines;
    for (auto it = last.begin(); it != last.end(); ++it) {
        for (auto verdict : it.value()->metrics) {
            const auto weight = weightOf(verdict.metric);
            for (auto* text : {&verdict.metric, &verdict.segment, &verdict.why})
                makePlain(*text);
            verdict.why = rolloutReasonText(verdict.why);
            lines.append({it.key(), plan.steps[it.key()], verdict, weight, it.value()->toMs});
        }
    }
    return lines;
}

QList<RolloutAct> rolloutActs(const RolloutState& state, const RolloutPlan& plan)
{
    QList<RolloutAct> acts;
    for (qsizetype i = 0; i < std::min(plan.steps.size(), state.steps.size()); ++i) {
        if (state.steps[i].intendedMs == noTime && state.steps[i].observedMs == noTime)
            continue;
        acts.append(actOf(RolloutAct::Kind::Step, int(i), state.steps[i]));
        acts.last().step = plan.steps[i];
    }
    for (qsizetype i = 0; i < state.back.size(); ++i) {
        if (state.back[i].intendedMs != noTime || state.back[i].observedMs != noTime)
            acts.append(actOf(RolloutAct::Kind::WayBack, int(i), state.back[i]));
    }
    for (qsizetype i = 0; i < state.requests.size(); ++i) {
        RolloutAct act;
        act.kind = RolloutAct::Kind::Request;
        act.at = int(i);
        act.request = state.requests[i];
        act.askedMs = state.requests[i].atMs;
        acts.append(act);
    }
    const auto timeOf = [](const RolloutAct& act) {
        return act.askedMs == noTime ? act.observedMs : act.askedMs;
    };
    std::stable_sort(acts.begin(), acts.end(),
                     [&](const auto& a, const auto& b) { return timeOf(a) > timeOf(b); });
    return acts;
}

QList<RolloutConditionLine> rolloutConditions(const RolloutPicture& rollout)
{
    QList<RolloutConditionLine> lines;
    for (qsizetype i = 0; i < rollout.plan.conditions.size(); ++i)
        lines.append({int(i), rollout.plan.conditions[i], rollout.state.conditions.value(i)});
    return lines;
}

TrafficHistory rolloutTraffic(const RolloutPicture& rollout, std::int64_t nowMs)
{
    const auto& state = rollout.state;
    TrafficHistory history;
    history.capPercent = rollout.plan.capPercent;
    history.fromMs = state.startedMs;
    history.untilMs =
        state.outcome == RolloutOutcome::Open || state.outcomeMs == noTime ? nowMs : state.outcomeMs;
    if (state.startedMs == noTime)
        return history;
    history.declared.append({state.startedMs, 0});
    history.observed.append({state.startedMs, 0}); // there is no candidate yet
    for (qsizetype i = 0; i < std::min(rollout.plan.steps.size(), state.steps.size()); ++i) {
        if (const auto share = shareOf(rollout.plan.steps[i]))
            addMoments(history, *share, state.steps[i]);
    }
    if (!state.back.isEmpty())
        addMoments(history, 0, state.back.first());
    for (const auto& seen : rollout.seen)
        history.observed.append({seen.atMs, seen.percent});
    const bool isOpen = state.outcome == RolloutOutcome::Open;
    if (isOpen && rollout.claim && !isDriven(rollout, nowMs)) {
        const auto silentMs = rollout.claim->renewedMs + rollout.claim->durationMs;
        if (rollout.seen.isEmpty() || silentMs < rollout.seen.first().atMs)
            history.observed.append({silentMs, std::nullopt});
    }
    // What the page itself saw is no news once it sees nothing any more.
    if (isOpen && !rollout.seen.isEmpty() && nowMs - rollout.readMs > staleAfterMs)
        history.observed.append({rollout.readMs, std::nullopt});
    for (auto* moments : {&history.declared, &history.observed}) {
        std::stable_sort(moments->begin(), moments->end(),
                         [](const auto& a, const auto& b) { return a.atMs < b.atMs; });
    }
    return history;
}

} // namespace ph
