#pragma once

#include "models/values/Gate.h"
#include "models/values/GateFacts.h"

#include <stop_token>

namespace ph {

enum class Commands { Run, Skip }; ///< external commands: skipped, their gates have no data

/// Where the files of a gate's settings are, and what may be done.
struct OwnFactsPlace {
    QString folder; ///< of the policy file
    std::int64_t nowMs = noTime;
    Commands commands = Commands::Skip;
};

/// What one gate's settings name: samples, tables that are compared or looked through, reports, and the
/// outcome of a command. Blocking, for as long as these take. What could not be read is an error in its own
/// fact; what a metrics source says is left for whoever may ask it.
OwnFacts loadOwnFacts(const GateSpec& gate, const OwnFactsPlace& place, std::stop_token stop);

} // namespace ph
