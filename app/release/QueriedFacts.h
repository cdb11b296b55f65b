#pragma once

#include "models/values/GateFacts.h"
#include "models/values/Policy.h"
#include "models/values/ReleaseEnvironment.h"
#include "services/metrics/PrometheusQuery.h"

namespace ph {

/// Puts in what gates of the tier ask the environment's metrics source by queries of their own; a query that
/// several of them have is asked once. Where the policy leaves a query open, it is the usual one of the
/// target's endpoint, chosen by the metrics that the source has. An answer with warnings, which may be a part
/// only, and one of more than mostQueriedSamples numbers is an error of its gate alone. Blocking.
void addQueriedFacts(GateFacts& facts, PrometheusQuery& source, const ReleaseEnvironment& environment,
                     const PolicyTier& tier, std::int64_t nowMs);
inline constexpr std::size_t mostQueriedSamples = 1'000;

} // namespace ph
