#include "models/tables/RolloutWords.h"

#include "models/tables/Format.h"

#include <QCoreApplication>

#include <cmath>

namespace ph {

namespace {

struct RolloutSpeech {
    Q_DECLARE_TR_FUNCTIONS(ph::RolloutWords)
};

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
        return RolloutSpeech::tr("Under way", "a rollout");
    case RolloutStanding::Paused:
        return RolloutSpeech::tr("Paused", "a rollout");
    case RolloutStanding::Holding:
        return RolloutSpeech::tr("Holding", "a rollout");
    case RolloutStanding::GoingBack:
        return RolloutSpeech::tr("Going back", "a rollout");
    case RolloutStanding::Promoted:
        return RolloutSpeech::tr("Promoted", "a rollout");
    case RolloutStanding::RolledBack:
        return RolloutSpeech::tr("Rolled back", "a rollout");
    case RolloutStanding::Aborted:
        return RolloutSpeech::tr("Aborted", "a rollout");
    case RolloutStanding::Stopped:
        break;
    }
    return RolloutSpeech::tr("Stopped", "a rollout");
}

QString rolloutRecoveryText(const RolloutRecovery& recovery)
{
    switch (recovery.kind) {
    case RolloutRecovery::Kind::None:
        return {};
    case RolloutRecovery::Kind::Measuring:
        return RolloutSpeech::tr("The traffic is back; whether the errors are is being measured.");
    case RolloutRecovery::Kind::Back:
        return RolloutSpeech::tr("The traffic is back, and the errors are within their bounds: %1")
            .arg(recovery.why);
    case RolloutRecovery::Kind::NotBack:
        return RolloutSpeech::tr("The traffic is back, the errors are not: %1").arg(recovery.why);
    case RolloutRecovery::Kind::Unknown:
        break;
    }
    return RolloutSpeech::tr("The traffic is back; whether the errors are is not known: %1")
        .arg(recovery.why);
}

QString rolloutCauseText(const RolloutState& state)
{
    QStringList words;
    if (!state.reason.isEmpty())
        words << RolloutSpeech::tr("Why it turned back or ended: %1").arg(state.reason);
    if (const auto recovery = rolloutRecoveryText(state.recovery); !recovery.isEmpty())
        words << recovery;
    if (!state.holding.isEmpty() && state.outcome == RolloutOutcome::Open)
        words << RolloutSpeech::tr("It holds: %1").arg(state.holding);
    return words.join(u'\n');
}

QString wayBackText(WayBack step)
{
    switch (step) {
    case WayBack::TakeBack:
        return RolloutSpeech::tr("Take back", "the candidate's traffic");
    case WayBack::Restore:
        return RolloutSpeech::tr("Restore", "the fields as they were");
    case WayBack::Release:
        break;
    }
    return RolloutSpeech::tr("Release", "the percentage as it was");
}

QString rolloutStepText(const RolloutStep& step)
{
    switch (step.kind) {
    case RolloutStep::Kind::Preflight:
        return RolloutSpeech::tr("Preflight");
    case RolloutStep::Kind::Deploy:
        return RolloutSpeech::tr("Deploy at 0 %");
    case RolloutStep::Kind::Shadow:
        return RolloutSpeech::tr("Copies of %1 %", "of the requests, to a shadow").arg(step.percent);
    case RolloutStep::Kind::Weight:
        return RolloutSpeech::tr("%1 %", "share of the requests").arg(step.percent);
    case RolloutStep::Kind::Promote:
        return RolloutSpeech::tr("Promote");
    case RolloutStep::Kind::Confirm:
        break;
    }
    return RolloutSpeech::tr("Confirm", "step of a rollout");
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
        if (line.isLeftOut)
            return RolloutSpeech::tr("Left out", "step of a rollout");
        return line.isPresent ? RolloutSpeech::tr("Next", "step of a rollout")
                              : RolloutSpeech::tr("Planned", "step of a rollout");
    case Phase::Intended:
        return RolloutSpeech::tr("Being asked, no clear answer yet");
    case Phase::Requested:
        return RolloutSpeech::tr("Asked, not seen yet");
    case Phase::Observed:
        if (line.soakLeftMs == noTime)
            return RolloutSpeech::tr("Seen", "step of a rollout");
        return line.soakLeftMs == 0
                   ? RolloutSpeech::tr("Soak is over")
                   : RolloutSpeech::tr("%1 of soak left").arg(formatDuration(line.soakLeftMs));
    case Phase::Passed:
        return RolloutSpeech::tr("Passed", "step of a rollout");
    case Phase::Refused:
        break;
    }
    return RolloutSpeech::tr("Refused", "step of a rollout");
}

QString metricVerdictText(MetricVerdict::Kind kind)
{
    switch (kind) {
    case MetricVerdict::Kind::Pass:
        return RolloutSpeech::tr("Passed", "metric");
    case MetricVerdict::Kind::Fail:
        return RolloutSpeech::tr("Failed", "metric");
    case MetricVerdict::Kind::Inconclusive:
        return RolloutSpeech::tr("Inconclusive", "metric");
    case MetricVerdict::Kind::NoData:
        break;
    }
    return RolloutSpeech::tr("No data", "metric");
}

QString metricWeightText(AnalysisMetric::Weight weight)
{
    switch (weight) {
    case AnalysisMetric::Weight::Critical:
        return RolloutSpeech::tr("Critical", "metric");
    case AnalysisMetric::Weight::DryRun:
        return RolloutSpeech::tr("Dry run", "metric");
    case AnalysisMetric::Weight::Ordinary:
        break;
    }
    return RolloutSpeech::tr("Ordinary", "metric");
}

QString rolloutStrategyText(RolloutStrategy strategy)
{
    switch (strategy) {
    case RolloutStrategy::Canary:
        return RolloutSpeech::tr("Canary");
    case RolloutStrategy::BlueGreen:
        return RolloutSpeech::tr("Blue-green");
    case RolloutStrategy::Shadow:
        return RolloutSpeech::tr("Shadow", "rollout strategy");
    case RolloutStrategy::AbTest:
        return RolloutSpeech::tr("A/B test");
    case RolloutStrategy::AllAtOnce:
        break;
    }
    return RolloutSpeech::tr("All at once");
}

QString rolloutRequestText(const RolloutRequest& request)
{
    switch (request.kind) {
    case RolloutRequest::Kind::Pause:
        return RolloutSpeech::tr("Pause, asked by %1").arg(request.who);
    case RolloutRequest::Kind::Resume:
        return RolloutSpeech::tr("Resume, asked by %1").arg(request.who);
    case RolloutRequest::Kind::Abort:
        return RolloutSpeech::tr("Abort, asked by %1").arg(request.who);
    case RolloutRequest::Kind::Arm:
        return RolloutSpeech::tr("Arm, asked by %1").arg(request.who);
    case RolloutRequest::Kind::Disarm:
        return RolloutSpeech::tr("Disarm, asked by %1").arg(request.who);
    case RolloutRequest::Kind::RollBack:
        break;
    }
    return RolloutSpeech::tr("Roll back, asked by %1").arg(request.who);
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
                                : RolloutSpeech::tr("%1 for %2", "condition, duration")
                                      .arg(compared, formatDuration(condition.forMs));
}

QString conditionStandingText(const RolloutConditionLine& line, std::int64_t nowMs)
{
    const auto metMs = line.record.metSinceMs;
    if (metMs == noTime)
        return line.record.value ? RolloutSpeech::tr("Not met", "rollback condition")
                                 : RolloutSpeech::tr("Not measured", "rollback condition");
    return RolloutSpeech::tr("Met for %1", "rollback condition")
        .arg(formatDuration(std::max<std::int64_t>(0, nowMs - metMs)));
}

QString conditionValueText(const ConditionRecord& record)
{
    return record.value ? formatNumber(*record.value, {NumberFormat::Notation::Shortest, 4})
                        : QStringLiteral("–");
}

QString driverText(const RolloutPicture& rollout, std::int64_t nowMs)
{
    const auto& state = rollout.state;
    if (state.outcome != RolloutOutcome::Open)
        return state.driver.isEmpty() ? RolloutSpeech::tr("Nobody drove it.")
                                      : RolloutSpeech::tr("Driven last by %1.").arg(state.driver);
    if (rollout.here == RolloutPicture::Here::Drives)
        return RolloutSpeech::tr("This window drives it, and does as long as it is open.");
    if (rollout.here == RolloutPicture::Here::Stops)
        return RolloutSpeech::tr("This window drives it until the request that is under way is answered.");
    if (isDriven(rollout, nowMs))
        return RolloutSpeech::tr("Driven by %1 for %2.")
            .arg(rollout.claim->driver,
                 formatDuration(std::max<std::int64_t>(0, nowMs - rollout.claim->sinceMs)));
    const auto what =
        RolloutSpeech::tr("No step, and no rollback, is made until somebody does, here or by “pilothouse "
                          "release drive %1”.")
            .arg(rollout.plan.id);
    const auto who = state.driver.isEmpty()
                         ? RolloutSpeech::tr("Nobody drives it.")
                         : RolloutSpeech::tr("Nobody drives it; %1 did last.").arg(state.driver);
    return who + u' ' + what;
}

QString rolloutArmingText(RolloutArming arming)
{
    switch (arming) {
    case RolloutArming::Unknown:
        return RolloutSpeech::tr("Arming unknown");
    case RolloutArming::SupervisedOnly:
        return RolloutSpeech::tr("Supervised only");
    case RolloutArming::Starting:
        return RolloutSpeech::tr("Armed, not driving");
    case RolloutArming::Armed:
        break;
    }
    return RolloutSpeech::tr("Armed");
}

QString armingSentence(const RolloutPicture& rollout)
{
    if (holdsItsSteps(rollout))
        return RolloutSpeech::tr(
            "The cluster's own controller carries it out, by the steps that the endpoint holds: "
            "this computer may be switched off. A pause or an abort is heeded while somebody "
            "drives it.");
    if (!rollout.jobUnseen.isEmpty())
        return RolloutSpeech::tr("Whether it is armed could not be seen: %1").arg(rollout.jobUnseen);
    if (!rollout.job && rollout.carried == RolloutPicture::Carried::ByCluster)
        return RolloutSpeech::tr(
            "It is armed once the endpoint holds its steps: until then somebody has to drive "
            "it.");
    if (!rollout.job)
        return rollout.plan.rules.arming == RolloutRules::Arming::Required
                   ? RolloutSpeech::tr("Its tier wants it armed, and it is not: no Job in the cluster drives "
                                       "it.")
                   : RolloutSpeech::tr("It goes on only while somebody drives it.");
    const auto& job = *rollout.job;
    const auto pod = job.pods.value(0);
    //: Behind "The Job drive-x has ended." or the like: why, as "ImagePullBackOff".
    const auto because = job.trouble.isEmpty() ? QString() : RolloutSpeech::tr(" %1.").arg(job.trouble);
    const auto other =
        job.policy == ArmedJob::PolicyMatch::Another
            ? u' ' +
                  RolloutSpeech::tr("It was armed with another policy than its environment has now: arm it "
                                    "anew for today's freezes to hold it up.")
            : QString();
    if (job.standing == ArmedJob::Standing::Driving)
        return RolloutSpeech::tr("The Job %1 drives it in the cluster, in the pod %2: this computer may be "
                                 "switched off.")
                   .arg(job.name, pod) +
               other;
    if (job.standing == ArmedJob::Standing::Ended)
        return RolloutSpeech::tr("The Job %1 has ended.").arg(job.name) + because;
    return (pod.isEmpty() ? RolloutSpeech::tr("The Job %1 has no pod yet.").arg(job.name)
                          : RolloutSpeech::tr("The Job %1 is there, and its pod %2 does not drive.")
                                .arg(job.name, pod)) +
           because + other;
}

QString effectText(const MetricVerdict& verdict)
{
    if (std::isnan(verdict.effect))
        return QStringLiteral("–");
    if (std::isnan(verdict.effectLow) || std::isnan(verdict.effectHigh))
        return signedEffect(verdict.effect);
    return RolloutSpeech::tr("%1 (%2 to %3)", "effect and its interval")
        .arg(signedEffect(verdict.effect), signedEffect(verdict.effectLow), signedEffect(verdict.effectHigh));
}

QString candidateText(const RolloutPicture& rollout)
{
    const auto& version = rollout.plan.candidate;
    const auto& revision = rollout.state.candidateRevision;
    auto candidate =
        version.model.isEmpty() ? QString() : QStringLiteral("%1 %2").arg(version.model, version.version);
    if (candidate.isEmpty())
        candidate = revision.isEmpty() ? RolloutSpeech::tr("a candidate that was not seen yet") : revision;
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
        return RolloutSpeech::tr("It has ended.", "a rollout");
    const bool goesBack = state.direction == RolloutState::Direction::Back;
    if (kind == Kind::Abort || kind == Kind::RollBack)
        return goesBack && !isUndo ? RolloutSpeech::tr("It goes back already.") : QString();
    if (kind == Kind::Resume)
        return isPaused(state) || hasRefusal(state)
                   ? QString()
                   : RolloutSpeech::tr("It is not paused, and nothing that it asked for was refused.");
    if (goesBack)
        return RolloutSpeech::tr("It goes back, and nothing keeps it from that.");
    return isPaused(state) ? RolloutSpeech::tr("It is paused already.") : QString();
}

} // namespace ph
