#include "app/release/ConditionWatch.h"

#include "app/release/AskedCondition.h"
#include "services/metrics/MetricsSource.h"

#include <algorithm>

namespace ph {

namespace {

constexpr std::int64_t looks = 20; // of a duration
constexpr double leastMeasured = 0.75;

QString inSeconds(std::int64_t ms)
{
    return QString::number(ms / 1000) + u's';
}

/// Whether every look into the last `forMs` met it. A subquery, since the comparison may be of any expression
/// (Prometheus documentation, "Subquery"); what is not there at a look is left out of it, so looks are
/// counted.
Result<bool> heldThroughout(PrometheusQuery& source, const RollbackCondition& condition)
{
    const auto stepMs = std::max<std::int64_t>(1000, condition.forMs / looks);
    const auto window = QStringLiteral("[%1:%2]").arg(inSeconds(condition.forMs), inSeconds(stepMs));
    const auto met = QStringLiteral("((\n%1\n) %2 bool %3)%4")
                         .arg(condition.expression, comparisonSign(condition.comparison),
                              QString::number(condition.threshold, 'g', 17), window);
    const auto least = source.samples(QStringLiteral("min_over_time(%1)").arg(met));
    if (!least)
        return fail(least.error());
    const auto count = source.samples(QStringLiteral("count_over_time(%1)").arg(met));
    if (!count)
        return fail(count.error());
    if (least->size() != 1 || count->size() != 1)
        return false;
    const auto expected = condition.forMs / stepMs; // whole steps
    return least->front().value == 1 && count->front().value >= leastMeasured * double(expected);
}

} // namespace

Result<ConditionWatch> watchCondition(const MetricsReach& reach, const ReleaseEnvironment& environment,
                                      const RollbackPlan& plan, std::int64_t nowMs, std::stop_token stop)
{
    const auto asked = askCondition(reach, environment, plan, nowMs, stop);
    if (!asked)
        return fail(asked.error());
    if (!asked->reading)
        return ConditionWatch{};
    ConditionWatch watch{ConditionWatch::Verdict::NotMet, asked->reading->value, asked->reading->measuredMs};
    if (!isMet(asked->condition, watch.value))
        return watch;
    if (asked->condition.forMs > 0) {
        auto source = openMetricsSource(reach, environment, asked->address, std::move(stop));
        if (!source)
            return fail(source.error());
        const auto held = heldThroughout(*source, asked->condition);
        if (!held)
            return fail(held.error());
        if (!*held)
            return watch;
    }
    watch.verdict = ConditionWatch::Verdict::Met;
    return watch;
}

} // namespace ph
