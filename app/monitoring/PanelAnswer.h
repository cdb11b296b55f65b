#pragma once

#include "models/charts/MetricPanel.h"
#include "services/connectors/MetricSource.h"
#include "services/observations/Observer.h"
#include "services/sync/Link.h"

namespace ph {

/// The id of the panel whose query somebody writes: its curves are called by their labels.
inline constexpr QLatin1String queryPanelId("query");

/// Takes what was answered of a part, as it came; of a distribution nothing is told.
using PanelAnswerTaker = std::function<void(const EndpointPanel& part, const MetricAnswer& answer)>;

/// Every part of a panel over the window; of a distribution the first part that tells anything, in steps of
/// bucketWindow(). A source that computes nothing is asked for a distribution's counters instead. What cannot
/// be asked at all is the panel's error. Blocking.
Result<PanelReading> readPanel(Link& link, const std::stop_token& stop, const MetricPanel& panel,
                               const EndpointNames& endpoint, const ChartWindow& window,
                               const PanelAnswerTaker& taken = {});

/// A taker that keeps what was answered of an endpoint's panel, or of a query, for the timeline.
PanelAnswerTaker keepingPanel(Observer& observer, const QString& connection, const EndpointNames& endpoint,
                              const QString& panel);

} // namespace ph
