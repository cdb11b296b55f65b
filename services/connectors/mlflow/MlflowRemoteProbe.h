#pragma once

#include "services/connectors/mlflow/MlflowRemoteServer.h"

namespace ph::mlflow {

/// Asks a server line by line what it is and what it permits; see Connector::probe(). Stops at the first 401,
/// so that wrong credentials do not lock an account.
ProbeReport probeServer(RemoteServer& server, const Connection& connection, const CallContext& context);

} // namespace ph::mlflow
