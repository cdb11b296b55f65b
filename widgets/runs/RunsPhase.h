#pragma once

#include "widgets/common/StateView.h"
#include "widgets/runs/RunsStatus.h"

#include <optional>

namespace ph {

/// How far the runs screen has come.
enum class RunsPhase {
    NoConnections, ///< three doors to some, see FirstStartView
    NoExperiments, ///< connected, none seen yet or none exist
    Loading,       ///< first picture is on its way
    Ready,         ///< the table; "no match" follows from status and query
};

/// What stands in place of the table; none where the table or the doors do. `lines` are those that the table
/// shows now.
std::optional<StateContent> contentInsteadOfRuns(RunsPhase phase, const RunsStatus& status,
                                                 const QString& query, int lines);

} // namespace ph
