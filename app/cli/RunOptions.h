#pragma once

#include "app/RunSearch.h"
#include "app/cli/CommandLine.h"

#include <span>

namespace ph {

/// What `runs` and `export` have in common.
struct RunSelection {
    std::string query, experiment;
    std::vector<std::string> orderBy; ///< "metrics.auc DESC"
    std::size_t limit = 0;            ///< 0: all
    bool deleted = false;
};

void addSelectionOptions(Command command, RunSelection& selection);

/// NotFound where the experiment is unknown, Invalid where the query or a key of the order is.
Result<FoundRuns> selectRuns(CommandLine& line, const RunSelection& selection);
std::span<const std::uint32_t> limited(const FoundRuns& found, std::size_t limit);
/// Invalid where one is unknown; see requireKnown().
Result<std::vector<ColumnKey>> columnsFrom(CommandLine& line, const RunTable& found,
                                           const std::vector<std::string>& names);

} // namespace ph
