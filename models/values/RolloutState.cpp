#include "models/values/RolloutState.h"

#include <algorithm>

namespace ph {

QString rolloutStepName(RolloutStep::Kind kind)
{
    switch (kind) {
    case RolloutStep::Kind::Preflight:
        return QStringLiteral("preflight");
    case RolloutStep::Kind::Deploy:
        return QStringLiteral("deploy");
    case RolloutStep::Kind::Shadow:
        return QStringLiteral("shadow");
    case RolloutStep::Kind::Weight:
        return QStringLiteral("weight");
    case RolloutStep::Kind::Promote:
        return QStringLiteral("promote");
    case RolloutStep::Kind::Confirm:
        break;
    }
    return QStringLiteral("confirm");
}

QString rolloutStepTitle(const RolloutStep& step)
{
    switch (step.kind) {
    case RolloutStep::Kind::Preflight:
        return QStringLiteral("preflight");
    case RolloutStep::Kind::Deploy:
        return QStringLiteral("the candidate at 0 %");
    case RolloutStep::Kind::Shadow:
        return QStringLiteral("copies of %1 % of the requests").arg(step.percent);
    case RolloutStep::Kind::Weight:
        return QStringLiteral("%1 % of the requests").arg(step.percent);
    case RolloutStep::Kind::Promote:
        return QStringLiteral("promotion");
    case RolloutStep::Kind::Confirm:
        break;
    }
    return QStringLiteral("confirmation");
}

QString rolloutPhaseName(RolloutRecord::Phase phase)
{
    switch (phase) {
    case RolloutRecord::Phase::Planned:
        return QStringLiteral("planned");
    case RolloutRecord::Phase::Intended:
        return QStringLiteral("intended");
    case RolloutRecord::Phase::Requested:
        return QStringLiteral("requested");
    case RolloutRecord::Phase::Observed:
        return QStringLiteral("observed");
    case RolloutRecord::Phase::Passed:
        return QStringLiteral("passed");
    case RolloutRecord::Phase::Refused:
        break;
    }
    return QStringLiteral("refused");
}

QString rolloutRequestName(RolloutRequest::Kind kind)
{
    switch (kind) {
    case RolloutRequest::Kind::Pause:
        return QStringLiteral("pause");
    case RolloutRequest::Kind::Resume:
        return QStringLiteral("resume");
    case RolloutRequest::Kind::Abort:
        return QStringLiteral("abort");
    case RolloutRequest::Kind::Arm:
        return QStringLiteral("arm");
    case RolloutRequest::Kind::Disarm:
        return QStringLiteral("disarm");
    case RolloutRequest::Kind::RollBack:
        break;
    }
    return QStringLiteral("roll-back");
}

QString rolloutOutcomeName(RolloutOutcome outcome)
{
    switch (outcome) {
    case RolloutOutcome::Open:
        return QStringLiteral("open");
    case RolloutOutcome::Promoted:
        return QStringLiteral("promoted");
    case RolloutOutcome::RolledBack:
        return QStringLiteral("rolled-back");
    case RolloutOutcome::Aborted:
        return QStringLiteral("aborted");
    case RolloutOutcome::Stopped:
        break;
    }
    return QStringLiteral("stopped");
}

QString wayBackName(WayBack step)
{
    switch (step) {
    case WayBack::TakeBack:
        return QStringLiteral("take-back");
    case WayBack::Restore:
        return QStringLiteral("restore");
    case WayBack::Release:
        break;
    }
    return QStringLiteral("release");
}

QString recoveryInWords(const RolloutRecovery& recovery)
{
    switch (recovery.kind) {
    case RolloutRecovery::Kind::None:
        return {};
    case RolloutRecovery::Kind::Measuring:
        return QStringLiteral("The traffic is back; whether the errors are is being measured.");
    case RolloutRecovery::Kind::Back:
        return QStringLiteral("The traffic is back, and the errors are within their bounds: %1")
            .arg(recovery.why);
    case RolloutRecovery::Kind::NotBack:
        return QStringLiteral("The traffic is back, the errors are not: %1").arg(recovery.why);
    case RolloutRecovery::Kind::Unknown:
        break;
    }
    return QStringLiteral("The traffic is back; whether the errors are is not known: %1").arg(recovery.why);
}

RolloutState newRollout(const RolloutPlan& plan, const QString& planDigest, std::int64_t nowMs)
{
    RolloutState state;
    state.planDigest = planDigest;
    state.steps.resize(plan.steps.size());
    state.back.resize(wayBackSteps);
    state.conditions.resize(plan.conditions.size());
    state.startedMs = nowMs;
    return state;
}

std::int64_t soakOverMs(const RolloutStep& step, const RolloutRecord& record, const RolloutState& state,
                        std::int64_t nowMs)
{
    const auto blindMs =
        state.blindSinceMs == noTime
            ? 0
            : std::max<std::int64_t>(0, nowMs - std::max(state.blindSinceMs, record.observedMs));
    return record.observedMs + step.soakMs + record.blindMs + blindMs;
}

qsizetype currentStep(const QList<RolloutRecord>& records)
{
    const auto open = std::find_if(records.begin(), records.end(), [](const RolloutRecord& record) {
        return record.phase != RolloutRecord::Phase::Passed;
    });
    return open - records.begin();
}

} // namespace ph
