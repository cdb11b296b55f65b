#include "services/rollout/ConditionReadings.h"

namespace ph {

namespace {

/// A look a second is not to become a write a second, and what is written of a report takes it along.
void takeReading(const RolloutPlan& plan, const RolloutSight& sight, qsizetype at, ConditionRecord& record)
{
    const auto value = *sight.readings[at];
    const bool met = isMet(plan.conditions[at], value);
    const bool turned = met != (record.metSinceMs != noTime);
    const bool isNew = !record.value || record.measuredMs == noTime;
    if (!turned && !isNew && !sight.report && sight.atMs - record.measuredMs < plan.rules.sampleEveryMs)
        return;
    if (turned)
        record.metSinceMs = met ? sight.atMs : noTime;
    record.value = value;
    record.measuredMs = sight.atMs;
}

} // namespace

void takeInReadings(const RolloutPlan& plan, RolloutState& state, const RolloutSight& sight)
{
    for (qsizetype i = 0; i < sight.readings.size() && i < plan.conditions.size(); ++i) {
        if (sight.readings[i])
            takeReading(plan, sight, i, state.conditions[i]);
    }
}

} // namespace ph
