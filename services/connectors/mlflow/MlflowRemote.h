#pragma once

#include "services/connectors/Connector.h"

namespace ph {

/// An MLflow tracking server over REST, 2.x and 3.x. Kind "mlflow". Implements RunSource, ArtifactSource,
/// ModelRegistry and RegistryControl.
ConnectorDescriptor mlflowRemoteDescriptor();
std::unique_ptr<Connector> makeMlflowRemote(const Connection& connection);

} // namespace ph
