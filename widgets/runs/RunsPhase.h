#pragma once

#include "widgets/common/StateView.h"
#include "widgets/runs/RunsStatus.h"

#include <optional>

namespace ph {

/// How far the runs screen has come.
enum class RunsPhase {
    NoConnections, ///< offers to add one or to open the sample
    NoExperiments, ///< connected, none seen yet or none exist
    Loading,       ///< first picture is on its way
    Ready,         ///< the table; "no match" follows from status and query
};

/// What stands in place of the table; none where the table does. `lines` are those that the table shows now,
/// `offeredUri` is a tracking URI found in the environment, or empty.
std::optional<StateContent> contentInsteadOfRuns(RunsPhase phase, const RunsStatus& status,
                                                 const QString& query, int lines, const QString& offeredUri);

} // namespace ph
