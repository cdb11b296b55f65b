#include "app/release/AskedCondition.h"

#include "app/release/LiveFacts.h"
#include "models/values/ConditionSource.h"

namespace ph {

Result<AskedCondition> askCondition(const MetricsReach& reach, const ReleaseEnvironment& environment,
                                    const RollbackPlan& plan, std::int64_t nowMs, std::stop_token stop)
{
    auto condition = parseRollbackCondition(plan.condition);
    if (!condition)
        return fail(condition.error());
    auto address = conditionSource(plan.dataSource, environment);
    if (!address)
        return fail(address.error());
    auto source = openMetricsSource(reach, environment, *address, std::move(stop));
    if (!source)
        return fail(source.error());
    const auto reading = readingNow(*source, condition->expression, nowMs);
    if (!reading)
        return fail(reading.error());
    if (reading->samples > 1)
        return fail(ErrorKind::Invalid, condition->expression,
                    QStringLiteral("%1 gives %2 numbers at once; a condition is about one, as of max(…).")
                        .arg(condition->expression)
                        .arg(reading->samples));
    AskedCondition asked{std::move(*condition), std::move(*address), std::nullopt};
    if (reading->samples == 1)
        asked.reading = *reading;
    return asked;
}

} // namespace ph
