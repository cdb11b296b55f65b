#include "widgets/rollouts/RolloutTones.h"

namespace ph {

Tone rolloutStandingTone(RolloutStanding standing)
{
    switch (standing) {
    case RolloutStanding::Going:
        return Tone::Accent;
    case RolloutStanding::Paused:
    case RolloutStanding::Holding:
        return Tone::Warning;
    case RolloutStanding::GoingBack:
    case RolloutStanding::RolledBack:
        return Tone::Bad;
    case RolloutStanding::Promoted:
        return Tone::Good;
    case RolloutStanding::Aborted:
    case RolloutStanding::Stopped:
        break;
    }
    return Tone::Neutral;
}

Tone rolloutArmingTone(RolloutArming arming)
{
    switch (arming) {
    case RolloutArming::Armed:
        return Tone::Good;
    case RolloutArming::Starting:
        return Tone::Warning;
    case RolloutArming::Unknown:
        return Tone::Unknown;
    case RolloutArming::SupervisedOnly:
        break;
    }
    return Tone::Neutral;
}

Tone metricVerdictTone(MetricVerdict::Kind kind)
{
    switch (kind) {
    case MetricVerdict::Kind::Pass:
        return Tone::Good;
    case MetricVerdict::Kind::Fail:
        return Tone::Bad;
    case MetricVerdict::Kind::Inconclusive:
        return Tone::Warning;
    case MetricVerdict::Kind::NoData:
        break;
    }
    return Tone::Unknown;
}

Tone rolloutStepTone(const RolloutStepLine& line)
{
    using Phase = RolloutRecord::Phase;
    switch (line.record.phase) {
    case Phase::Passed:
        return Tone::Good;
    case Phase::Refused:
        return Tone::Bad;
    case Phase::Intended:
        return Tone::Unknown;
    case Phase::Requested:
    case Phase::Observed:
        return line.isPresent ? Tone::Accent : Tone::Neutral;
    case Phase::Planned:
        break;
    }
    return Tone::Neutral;
}

} // namespace ph
