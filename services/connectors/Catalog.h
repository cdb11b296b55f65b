#pragma once

#include "services/connectors/Connector.h"

namespace ph {

/// Every kind of system that can be connected, in the order in which the dialog offers them.
const QList<ConnectorDescriptor>& connectorCatalog();

/// Null for an unknown kind.
const ConnectorDescriptor* connectorDescriptor(const QString& kind);

/// The kind that a URL, folder or file belongs to ("http://…" -> "mlflow", a folder with experiments'
/// meta.yaml -> "mlflow-folder", an SQLite file with MLflow's tables or "sqlite:///…" -> "mlflow-db"); empty
/// where none knows it. Why a file cannot be looked into (locked, damaged, no database) where one is there.
/// Looks at the file system, so not for the GUI thread.
Result<QString> recogniseLocation(const QString& location);

/// Invalid for an unknown kind or a location that the kind cannot use.
Result<std::unique_ptr<Connector>> makeConnector(const Connection& connection);

} // namespace ph
