#pragma once

#include "app/cli/CommandLine.h"

namespace ph {

/// Prints what is there and then what changes, a line each (one JSON document with --json), and keeps it in
/// the cache, until a signal comes or no cluster tells anything any more.
void watchEndpoints(CommandLine& line, const std::vector<Connection>& clusters,
                    const QStringList& namespaces);

} // namespace ph
