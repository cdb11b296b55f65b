#pragma once

#include "services/connectors/Connector.h"

namespace ph {

/// A Prometheus, or what answers as one. Kind "prometheus". Implements
/// MetricSource, ScrapeSource and AlertSource. The location is its base URL, as in a browser.
ConnectorDescriptor prometheusDescriptor();
std::unique_ptr<Connector> makePrometheus(const Connection& connection);

} // namespace ph
