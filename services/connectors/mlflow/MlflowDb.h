#pragma once

#include "models/values/Connection.h"
#include "services/connectors/Connector.h"

#include <memory>

namespace ph {

/// MLflow's SQLite store: one `mlflow.db`. Connection::location is its path, or sqlite:///path.
ConnectorDescriptor mlflowDbDescriptor();

/// Never null. Implements RunSource, ArtifactSource and ModelRegistry; a file that cannot be read is found
/// out by the first call. The file is only ever opened read-only.
std::unique_ptr<Connector> makeMlflowDb(const Connection& connection);

} // namespace ph
