#pragma once

#include "models/values/ServiceObjective.h"
#include "services/connectors/MetricSource.h"

namespace ph {

/// Asks a source for the share of bad requests over each window that the objective is judged by, for each
/// once, and judges. What has no number, or only a part of one (the source warns), is no data. Errors as of
/// checkedObjective() and the source; Invalid where an expression gives several numbers.
Result<ObjectiveState> readObjective(MetricSource& source, const CallContext& context,
                                     const ServiceObjective& objective);

} // namespace ph
