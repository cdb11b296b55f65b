#include "models/values/MetricRule.h"

namespace ph {

QString ruleHealthName(MetricRule::Health health)
{
    switch (health) {
    case MetricRule::Health::Ok:
        return QStringLiteral("ok");
    case MetricRule::Health::Failing:
        return QStringLiteral("failing");
    case MetricRule::Health::Unknown:
        break;
    }
    return QStringLiteral("unknown");
}

QString ruleStateName(MetricRule::State state)
{
    switch (state) {
    case MetricRule::State::Inactive:
        return QStringLiteral("inactive");
    case MetricRule::State::Pending:
        return QStringLiteral("pending");
    case MetricRule::State::Firing:
        return QStringLiteral("firing");
    case MetricRule::State::None:
        break;
    }
    return {};
}

QString targetHealthName(ScrapeTarget::Health health)
{
    switch (health) {
    case ScrapeTarget::Health::Up:
        return QStringLiteral("up");
    case ScrapeTarget::Health::Down:
        return QStringLiteral("down");
    case ScrapeTarget::Health::Unknown:
        break;
    }
    return QStringLiteral("unknown");
}

} // namespace ph
