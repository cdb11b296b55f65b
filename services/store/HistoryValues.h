#pragma once

#include "models/values/ComparedRuns.h"
#include "services/store/Database.h"

#include <span>
#include <stop_token>

namespace ph {

/// Metric values of many runs taken at a place of their histories. One entry for every cached history of
/// these runs that reaches the run's latest value; a metric of a run without one has no entry: its value
/// there is unknown, since what was logged meanwhile may be larger, smaller, or at that very step.
struct HistoryValues {
    struct Value {
        std::int64_t runRow = 0;
        std::size_t metric = 0;      ///< index into `metrics`
        std::optional<double> value; ///< none: nothing was logged at that step
    };
    QStringList metrics;
    std::vector<Value> values;
};

/// Min and Max are over everything that is not NaN (NaN where there is nothing else), exact, and read from
/// the stored overviews. Step: the last value logged at exactly that step. Last: the last one logged. Works
/// inside the caller's read transaction.
HistoryValues historyValues(Database& db, std::span<const std::int64_t> runRows, const MetricAt& at,
                            std::stop_token stop);

} // namespace ph
