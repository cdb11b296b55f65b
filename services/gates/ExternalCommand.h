#pragma once

#include "models/values/GateFacts.h"

#include <chrono>
#include <stop_token>

namespace ph {

struct ExternalCommand {
    QStringList arguments; ///< the program first; no shell reads them
    QString folder;        ///< to run in
    std::chrono::milliseconds timeLimit{60'000};
};

/// Runs a command to its end or its time limit; then it and whatever it has started (its process group) is
/// killed. Output is redacted and kept up to maxCommandOutputBytes a stream; a mark stands where it was cut.
/// Blocking: for a worker. An Error only where asked to stop (Cancelled).
Result<CommandOutcome> runCommand(const ExternalCommand& command, std::stop_token stop = {});

inline constexpr qsizetype maxCommandOutputBytes = 64 * 1024;

} // namespace ph
