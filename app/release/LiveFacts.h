#pragma once

#include "models/values/GateFacts.h"
#include "models/values/Policy.h"
#include "models/values/ReleaseEnvironment.h"
#include "services/metrics/MetricsSource.h"

namespace ph {

/// Puts in what watches an environment, as its metrics source says it now: the series that gates of the tier
/// name, what they query of the candidate and the champion (whose versions the facts hold already), and the
/// alerts that fire. Nobody is asked for what no gate asks for; without a metrics source
/// nothing is known. Blocking: for a worker. What could not be asked is an error in its own fact.
///
/// Incidents are kept only where an alerting rule is evaluated: without one nobody would notice.
void addLiveFacts(GateFacts& facts, const MetricsReach& reach, const ReleaseEnvironment& environment,
                  const PolicyTier& tier, std::int64_t nowMs, std::stop_token stop);

/// What an expression says now. Conflict where it was measured in a future that no clock skew explains.
Result<MetricReading> readingNow(PrometheusQuery& source, const QString& expression, std::int64_t nowMs);

} // namespace ph
