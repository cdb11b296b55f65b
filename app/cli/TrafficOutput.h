#pragma once

#include "app/cli/CommandLine.h"
#include "app/endpoints/TrafficChange.h"

namespace ph {

/// Declared and observed traffic apart, and the revisions.
void showTraffic(CommandLine& line, const Endpoint& endpoint, const QString& connection);

/// The exact request, what it would change, and what speaks against it.
void showPreview(CommandLine& line, const TrafficPreview& preview, const QString& connection);

/// What became of it: "requested" and "observed" told apart. What is left open goes to stderr.
void noteOutcome(CommandLine& line, const TrafficOutcome& outcome);

/// README, "Commands". `outcome`: null where nothing was asked for.
nlohmann::json trafficJson(const TrafficPreview& preview, const TrafficOutcome* outcome,
                           const QString& connection);

} // namespace ph
