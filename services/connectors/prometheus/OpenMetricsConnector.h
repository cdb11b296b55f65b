#pragma once

#include "services/connectors/Connector.h"

namespace ph {

/// Metrics that programs write into a file, or a folder of *.prom, *.om, *.metrics and *.txt files: a source
/// of metrics where there is no Prometheus. Kind "openmetrics". Implements MetricSource; answers plain
/// selectors, over time with what it has seen since it was made.
ConnectorDescriptor openMetricsDescriptor();
std::unique_ptr<Connector> makeOpenMetrics(const Connection& connection);

} // namespace ph
