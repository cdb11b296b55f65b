#pragma once

#include "app/cli/CommandLine.h"
#include "app/release/ReleaseDesk.h"

namespace ph {

/// The desk of the command's workspace; none after a failure, which has been reported.
std::optional<ReleaseDesk> openDesk(CommandLine& line);

/// One release, with what did not work beside it on stderr.
void show(CommandLine& line, ReleaseDesk& desk, const DeskOutcome& outcome);
/// What was done of a release: each step with what was expected, answered and seen.
nlohmann::json stepsToJson(const ReleaseRecord& record);
nlohmann::json toJson(ReleaseDesk& desk, const ReleaseRecord& record);
nlohmann::json rolloutToJson(const StoredRollout& rollout);
nlohmann::json armedToJson(const std::optional<ArmedJob>& job);
/// Where a rollout stands, on stderr, as it goes on.
std::function<void(const StoredRollout&)> tellOnTheWay(CommandLine& line);
void note(CommandLine& line, const QStringList& notes);

} // namespace ph
