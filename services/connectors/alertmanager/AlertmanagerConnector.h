#pragma once

#include "services/connectors/Connector.h"

namespace ph {

/// An Alertmanager, API version 2. Kind "alertmanager". Implements AlertSource, SilenceSource and
/// AlertControl. The location is its base URL, as in a browser. Settings: "allowControl" ("yes": silences may
/// be changed).
ConnectorDescriptor alertmanagerDescriptor();
std::unique_ptr<Connector> makeAlertmanager(const Connection& connection);

} // namespace ph
