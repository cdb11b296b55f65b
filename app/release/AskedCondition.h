#pragma once

#include "models/values/ReleaseEnvironment.h"
#include "models/values/ReleasePlan.h"
#include "models/values/RollbackCondition.h"
#include "services/metrics/MetricsSource.h"

namespace ph {

/// A plan's rollback condition, and what its data source said of the expression.
struct AskedCondition {
    RollbackCondition condition;
    QString address;                      ///< of whom was asked
    std::optional<MetricReading> reading; ///< of one number; none: the source has none
};

/// Blocking: for a worker. Invalid where the condition cannot be read, or its expression gives several
/// numbers at once; Unsupported as conditionSource(); else as readingNow().
Result<AskedCondition> askCondition(const MetricsReach& reach, const ReleaseEnvironment& environment,
                                    const RollbackPlan& plan, std::int64_t nowMs, std::stop_token stop);

} // namespace ph
