#pragma once

#include "models/values/TimelineScope.h"
#include "services/observations/ObservedStore.h"

#include <vector>

namespace ph {

/// What an incident did to the numbers of what served; shares of requests, and times of the usual latency.
struct SampleTrouble {
    std::int64_t onsetMs = 0, endedMs = 0;
    double errorRise = 0, latencyRise = 0;
};

/// Keeps error rate and latency of an endpoint from some weeks before `nowMs` until then, as its dashboard
/// would have read them: days and nights, and each trouble. Storage.
Result<void> addSampleMetrics(ObservedStore& store, const TimelineScope& scope,
                              const std::vector<SampleTrouble>& troubles, std::int64_t nowMs);

} // namespace ph
