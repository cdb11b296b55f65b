#pragma once

#include "app/cli/CommandLine.h"

namespace ph {

/// The clusters that a command asks: the one called `name`, enabled or not, or with an empty name all that
/// are enabled. NotFound where there is none, Invalid where `name` is a connection that is no cluster,
/// Storage.
Result<std::vector<Connection>> chosenClusters(CommandLine& line, const QString& name);

/// A link to a cluster that looks at these namespaces only; empty: at those of the connection.
Result<LinkPtr> clusterLink(CommandLine& line, const Connection& cluster, const QStringList& namespaces);

} // namespace ph
