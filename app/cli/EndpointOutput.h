#pragma once

#include "models/values/Endpoint.h"
#include "models/values/ItemFault.h"

#include <nlohmann/json.hpp>

namespace ph {

/// "failing", "progressing", "unknown", "ready".
QString endpointHealthName(EndpointHealth health);

/// README, "Commands": what a script may rely on.
nlohmann::json endpointJson(const Endpoint& endpoint, const QString& connection);

/// The cells of a line for a terminal, below these titles.
QStringList endpointTitles();
QStringList endpointCells(const Endpoint& endpoint, const QString& connection, std::int64_t nowMs);

/// What of a cluster could not be read, as a remark.
QString endpointFaultText(const ItemFault& fault, const QString& connection);

} // namespace ph
