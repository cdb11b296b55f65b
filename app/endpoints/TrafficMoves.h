#pragma once

#include "app/endpoints/TrafficChange.h"
#include "models/values/TrafficView.h"

namespace ph {

/// Whether this endpoint's traffic can be changed over this connection, as far as is known without asking
/// the cluster: control has to be allowed, and there have to be weights to set.
TrafficChoice trafficChoice(const Connection& connection, const Endpoint& endpoint);

/// What becomes of all shares where one target gets `percent` (a whole number, 0–100).
TrafficIdea trafficIdea(const Endpoint& endpoint, const QString& target, int percent);

/// What the cluster tried, as it is shown. Takes as long as the object is large: for workers.
TrafficTrial trafficTrial(const TrafficPreview& preview);

/// "Observed" is said only of what was observed.
TrafficReport trafficReport(const TrafficPreview& preview, const Result<TrafficOutcome>& outcome);

} // namespace ph
