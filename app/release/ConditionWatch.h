#pragma once

#include "models/values/ReleaseEnvironment.h"
#include "models/values/ReleasePlan.h"
#include "models/values/Result.h"
#include "services/metrics/MetricsReach.h"

#include <stop_token>

namespace ph {

/// What a release's rollback condition says now.
struct ConditionWatch {
    enum class Verdict { NotMet, Met, NoData };
    Verdict verdict = Verdict::NoData;
    double value = 0;            ///< of its expression, in its unit; with NoData nothing
    std::int64_t measuredMs = 0; ///< with NoData nothing
};

/// Asks the condition of its data source. "… for 5m" is met where all of the last five minutes met it, and at
/// least three quarters of them were measured: a gap is no holding. Blocking: for a worker. Invalid where
/// there is no condition that can be read, or it is about several numbers; else as PrometheusQuery.
Result<ConditionWatch> watchCondition(const MetricsReach& reach, const ReleaseEnvironment& environment,
                                      const RollbackPlan& plan, std::int64_t nowMs, std::stop_token stop);

} // namespace ph
