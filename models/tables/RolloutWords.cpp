#include "models/tables/RolloutWords.h"

#include "models/tables/Format.h"

#include <QCoreApplication>

#include <cmath>

namespace ph {

namespace {

struct RolloutSpeech {
    Q_DECLARE_TR_FUNCTIONS(ph::RolloutWords)
};

using Speech = RolloutSpeech;
using Phase = RolloutRecord::Phase;

QString signedEffect(double value)
{
    const auto text = formatNumber(value, {NumberFormat::Notation::Shortest, 4});
    return value > 0 ? u'+' + text : text;
}

bool hasRefusal(const RolloutState& state)
{
    const auto isRefused = [](const RolloutRecord& record) { return record.phase == Phase::Refused; };
    return std::any_of(state.steps.begin(), state.steps.end(), isRefused);
}

} // namespace

QString rolloutStandingText(RolloutStanding standing)
{
    switch (standing) {
    case RolloutStanding::Going:
        return Speech::tr("Under way", "a rollout");
    case RolloutStanding::Paused:
        return Speech::tr("Paused", "a rollout");
    case RolloutStanding::Holding:
        return Speech::tr("Holding", "a rollout");
    case RolloutStanding::GoingBack:
        return Speech::tr("Going back", "a rollout");
    case RolloutStanding::Promoted:
        return Speech::tr("Promoted", "a rollout");
    case RolloutStanding::RolledBack:
        return Speech::tr("Rolled back", "a rollout");
    case RolloutStanding::Aborted:
        return Speech::tr("Aborted", "a rollout");
    case RolloutStanding::Stopped:
        break;
    }
    return Speech::tr("Stopped", "a rollout");
}

QString rolloutCauseText(const RolloutState& state)
{
    QStringList words;
    if (!state.reason.isEmpty())
        words << Speech::tr("Why it turned back or ended: %1").arg(state.reason);
    if (!state.holding.isEmpty() && state.outcome == RolloutOutcome::Open)
        words << Speech::tr("It holds: %1").arg(state.holding);
    return words.join(u'\n');
}

QString wayBackText(WayBack step)
{
    switch (step) {
    case WayBack::TakeBack:
        return Speech::tr("Take back", "the candidate's traffic");
    case WayBack::Restore:
        return Speech::tr("Restore", "the fields as they were");
    case WayBack::Release:
        break;
    }
    return Speech::tr("Release", "the percentage as it was");
}

QString rolloutStepText(const RolloutStep& step)
{
    switch (step.kind) {
    case RolloutStep::Kind::Preflight:
        return Speech::tr("Preflight");
    case RolloutStep::Kind::Deploy:
        return Speech::tr("Deploy at 0 %");
    case RolloutStep::Kind::Weight:
        return Speech::tr("%1 %", "share of the requests").arg(step.percent);
    case RolloutStep::Kind::Promote:
        return Speech::tr("Promote");
    case RolloutStep::Kind::Confirm:
        break;
    }
    return Speech::tr("Confirm", "step of a rollout");
}

QString rolloutStepText(const RolloutStepLine& line)
{
    return line.way == RolloutStepLine::Way::Back ? wayBackText(WayBack(line.at))
                                                  : rolloutStepText(line.step);
}

QString rolloutPhaseText(const RolloutStepLine& line)
{
    switch (line.record.phase) {
    case Phase::Planned:
        return line.isPresent ? Speech::tr("Next", "step of a rollout")
                              : Speech::tr("Planned", "step of a rollout");
    case Phase::Intended:
        return Speech::tr("Being asked, no clear answer yet");
    case Phase::Requested:
        return Speech::tr("Asked, not seen yet");
    case Phase::Observed:
        if (line.soakLeftMs == noTime)
            return Speech::tr("Seen", "step of a rollout");
        return line.soakLeftMs == 0 ? Speech::tr("Soak is over")
                                    : Speech::tr("%1 of soak left").arg(formatDuration(line.soakLeftMs));
    case Phase::Passed:
        return Speech::tr("Passed", "step of a rollout");
    case Phase::Refused:
        break;
    }
    return Speech::tr("Refused", "step of a rollout");
}

QString metricVerdictText(MetricVerdict::Kind kind)
{
    switch (kind) {
    case MetricVerdict::Kind::Pass:
        return Speech::tr("Passed", "metric");
    case MetricVerdict::Kind::Fail:
        return Speech::tr("Failed", "metric");
    case MetricVerdict::Kind::Inconclusive:
        return Speech::tr("Inconclusive", "metric");
    case MetricVerdict::Kind::NoData:
        break;
    }
    return Speech::tr("No data", "metric");
}

QString metricWeightText(AnalysisMetric::Weight weight)
{
    switch (weight) {
    case AnalysisMetric::Weight::Critical:
        return Speech::tr("Critical", "metric");
    case AnalysisMetric::Weight::DryRun:
        return Speech::tr("Dry run", "metric");
    case AnalysisMetric::Weight::Ordinary:
        break;
    }
    return Speech::tr("Ordinary", "metric");
}

QString rolloutStrategyText(RolloutStrategy strategy)
{
    switch (strategy) {
    case RolloutStrategy::Canary:
        return Speech::tr("Canary");
    case RolloutStrategy::BlueGreen:
        return Speech::tr("Blue-green");
    case RolloutStrategy::Shadow:
        return Speech::tr("Shadow", "rollout strategy");
    case RolloutStrategy::AbTest:
        return Speech::tr("A/B test");
    case RolloutStrategy::AllAtOnce:
        break;
    }
    return Speech::tr("All at once");
}

QString rolloutRequestText(const RolloutRequest& request)
{
    switch (request.kind) {
    case RolloutRequest::Kind::Pause:
        return Speech::tr("Pause, asked by %1").arg(request.who);
    case RolloutRequest::Kind::Resume:
        return Speech::tr("Resume, asked by %1").arg(request.who);
    case RolloutRequest::Kind::Abort:
        return Speech::tr("Abort, asked by %1").arg(request.who);
    case RolloutRequest::Kind::RollBack:
        break;
    }
    return Speech::tr("Roll back, asked by %1").arg(request.who);
}

QString rolloutActText(const RolloutAct& act)
{
    switch (act.kind) {
    case RolloutAct::Kind::Step:
        return rolloutStepText(act.step);
    case RolloutAct::Kind::WayBack:
        return wayBackText(WayBack(act.at));
    case RolloutAct::Kind::Request:
        break;
    }
    return rolloutRequestText(act.request);
}

QString rollbackConditionText(const RollbackCondition& condition)
{
    const auto compared = QStringLiteral("%1 %2 %3")
                              .arg(condition.expression, comparisonSign(condition.comparison),
                                   formatNumber(condition.threshold));
    return condition.forMs == 0 ? compared
                                : Speech::tr("%1 for %2", "condition, duration")
                                      .arg(compared, formatDuration(condition.forMs));
}

QString conditionStandingText(const RolloutConditionLine& line, std::int64_t nowMs)
{
    if (line.metSinceMs == noTime)
        return Speech::tr("Not met", "rollback condition");
    return Speech::tr("Met for %1", "rollback condition")
        .arg(formatDuration(std::max<std::int64_t>(0, nowMs - line.metSinceMs)));
}

QString driverText(const RolloutPicture& rollout, std::int64_t nowMs)
{
    const auto& state = rollout.state;
    if (state.outcome != RolloutOutcome::Open)
        return state.driver.isEmpty() ? Speech::tr("Nobody drove it.")
                                      : Speech::tr("Driven last by %1.").arg(state.driver);
    if (isDriven(rollout, nowMs))
        return Speech::tr("Driven by %1 for %2.")
            .arg(rollout.claim->driver,
                 formatDuration(std::max<std::int64_t>(0, nowMs - rollout.claim->sinceMs)));
    const auto what =
        Speech::tr("No step, and no rollback, is made until somebody drives it: drive it from here, or run "
                   "“pilothouse release execute %1”.")
            .arg(rollout.plan.id);
    const auto who = state.driver.isEmpty() ? Speech::tr("Nobody drives it.")
                                            : Speech::tr("Nobody drives it; %1 did last.").arg(state.driver);
    return who + u' ' + what;
}

QString effectText(const MetricVerdict& verdict)
{
    if (std::isnan(verdict.effect))
        return QStringLiteral("–");
    if (std::isnan(verdict.effectLow) || std::isnan(verdict.effectHigh))
        return signedEffect(verdict.effect);
    return Speech::tr("%1 (%2 to %3)", "effect and its interval")
        .arg(signedEffect(verdict.effect), signedEffect(verdict.effectLow), signedEffect(verdict.effectHigh));
}

QString candidateText(const RolloutPicture& rollout)
{
    const auto& version = rollout.plan.candidate;
    const auto& revision = rollout.state.candidateRevision;
    auto candidate =
        version.model.isEmpty() ? QString() : QStringLiteral("%1 %2").arg(version.model, version.version);
    if (candidate.isEmpty())
        candidate = revision.isEmpty() ? Speech::tr("a candidate that was not seen yet") : revision;
    else if (!revision.isEmpty())
        candidate += QStringLiteral(" (%1)").arg(revision);
    return QStringLiteral("%1 ← %2").arg(candidate, rollout.plan.stableRevision);
}

RolloutRequest::Kind wayBackRequest(const RolloutState& state)
{
    return state.outcome == RolloutOutcome::Promoted ? RolloutRequest::Kind::RollBack
                                                     : RolloutRequest::Kind::Abort;
}

QString requestRefusal(RolloutRequest::Kind kind, const RolloutState& state)
{
    using Kind = RolloutRequest::Kind;
    const bool isUndo = kind == Kind::RollBack && state.outcome == RolloutOutcome::Promoted;
    if (state.outcome != RolloutOutcome::Open && !isUndo)
        return Speech::tr("It has ended.", "a rollout");
    const bool goesBack = state.direction == RolloutState::Direction::Back;
    if (kind == Kind::Abort || kind == Kind::RollBack)
        return goesBack && !isUndo ? Speech::tr("It goes back already.") : QString();
    if (kind == Kind::Resume)
        return isPaused(state) || hasRefusal(state)
                   ? QString()
                   : Speech::tr("It is not paused, and nothing that it asked for was refused.");
    if (goesBack)
        return Speech::tr("It goes back, and nothing keeps it from that.");
    return isPaused(state) ? Speech::tr("It is paused already.") : QString();
}

} // namespace ph
