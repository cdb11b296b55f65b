#include "widgets/monitoring/MonitorTones.h"

namespace ph {

Tone alertTone(Alert::State state)
{
    switch (state) {
    case Alert::State::Firing:
        return Tone::Bad;
    case Alert::State::Pending:
    case Alert::State::Unprocessed:
        return Tone::Warning;
    case Alert::State::Suppressed:
        return Tone::Stale;
    case Alert::State::Unknown:
        break;
    }
    return Tone::Unknown;
}

Tone silenceTone(Silence::State state, SilenceLine::Pending pending)
{
    if (pending != SilenceLine::Pending::None)
        return Tone::Accent;
    switch (state) {
    case Silence::State::Active:
        return Tone::Good;
    case Silence::State::Pending:
        return Tone::Accent;
    case Silence::State::Expired:
        return Tone::Neutral;
    case Silence::State::Unknown:
        break;
    }
    return Tone::Unknown;
}

Tone ruleTone(MetricRule::Health health)
{
    switch (health) {
    case MetricRule::Health::Ok:
        return Tone::Good;
    case MetricRule::Health::Failing:
        return Tone::Bad;
    case MetricRule::Health::Unknown:
        break;
    }
    return Tone::Unknown;
}

Tone targetTone(ScrapeTarget::Health health)
{
    switch (health) {
    case ScrapeTarget::Health::Up:
        return Tone::Good;
    case ScrapeTarget::Health::Down:
        return Tone::Bad;
    case ScrapeTarget::Health::Unknown:
        break;
    }
    return Tone::Unknown;
}

Tone objectiveTone(ObjectiveState::Verdict verdict)
{
    switch (verdict) {
    case ObjectiveState::Verdict::Ok:
        return Tone::Good;
    case ObjectiveState::Verdict::Ticket:
        return Tone::Warning;
    case ObjectiveState::Verdict::Page:
        return Tone::Bad;
    case ObjectiveState::Verdict::NoData:
        break;
    }
    return Tone::Unknown;
}

Tone burnTone(BurnReading::State state)
{
    switch (state) {
    case BurnReading::State::Calm:
        return Tone::Good;
    case BurnReading::State::Burning:
        return Tone::Bad;
    case BurnReading::State::NoData:
        break;
    }
    return Tone::Unknown;
}

} // namespace ph
