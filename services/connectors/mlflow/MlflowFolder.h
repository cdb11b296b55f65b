#pragma once

#include "models/values/Connection.h"
#include "services/connectors/Connector.h"

#include <memory>

namespace ph {

/// MLflow's FileStore: an `mlruns` folder. Connection::location is its path or a file:// URL.
ConnectorDescriptor mlflowFolderDescriptor();

/// Never null. Implements RunSource, ArtifactSource and ModelRegistry; a folder that cannot be read is found
/// out by the first call.
std::unique_ptr<Connector> makeMlflowFolder(const Connection& connection);

} // namespace ph
