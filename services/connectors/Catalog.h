#pragma once

#include "services/connectors/Connector.h"

namespace ph {

/// Every kind of system that can be connected, in the order in which the dialog offers them. Its words are of
/// the language that is spoken now.
QList<ConnectorDescriptor> connectorCatalog();

/// None for an unknown kind.
std::optional<ConnectorDescriptor> connectorDescriptor(const QString& kind);

/// What connections of this kind have; Runs for an unknown kind.
ConnectorDescriptor::Holds holdingOf(const QString& kind);
bool holdsRuns(const QString& kind);

/// The kind that a URL, folder or file belongs to ("http://…" -> "mlflow", a folder with experiments'
/// meta.yaml -> "mlflow-folder", an SQLite file with MLflow's tables or "sqlite:///…" -> "mlflow-db", a
/// kubeconfig -> "kubernetes"); empty where none knows it. Why a file cannot be looked into (locked, damaged,
/// no database) where one is there. Looks at the file system, so not for the GUI thread.
Result<QString> recogniseLocation(const QString& location);

/// Whether there is at the location what the kind expects, as far as that can be seen without asking a server
/// (only kubeconfigs are looked into; of metrics, whether there is a file or folder): NotFound, Invalid,
/// Forbidden. Looks at the file system, so not for the
/// GUI thread.
Result<void> checkLocation(const Connection& connection);

/// What may be put into fields of the connection (by SettingField::name), as its location tells it: the
/// contexts of a kubeconfig. Empty where it tells nothing. Not for the GUI thread.
QMap<QString, QStringList> fieldChoices(const Connection& connection);

/// Invalid for an unknown kind or a location that the kind cannot use.
Result<std::unique_ptr<Connector>> makeConnector(const Connection& connection);

} // namespace ph
