#include "models/values/RuleTrial.h"

namespace ph {

std::optional<double> RuleTrial::falseAlarmsPerWeek() const
{
    constexpr std::int64_t aDayMs = 86'400'000;
    return quietMs < aDayMs ? std::nullopt
                            : std::optional(double(falseAlarms) * 7 * double(aDayMs) / double(quietMs));
}

} // namespace ph
