#pragma once

#include "models/charts/MetricPanel.h"
#include "services/sync/Link.h"

namespace ph {

/// The id of the panel whose query somebody writes: its curves are called by their labels.
inline constexpr QLatin1String queryPanelId("query");

/// Every part of a panel over the window; of a distribution the first part that tells anything, in steps of
/// bucketWindow(). A source that computes nothing is asked for a distribution's counters instead. What cannot
/// be asked at all is the panel's error. Blocking.
Result<PanelReading> readPanel(Link& link, const std::stop_token& stop, const MetricPanel& panel,
                               const EndpointNames& endpoint, const ChartWindow& window);

} // namespace ph
