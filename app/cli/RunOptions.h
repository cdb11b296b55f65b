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

/// NotFound where the experiment is unknown.
Result<FoundRuns> selectRuns(CommandLine& line, const RunSelection& selection);
std::span<const std::uint32_t> limited(const FoundRuns& found, std::size_t limit);
std::vector<ColumnKey> columnsFrom(const std::vector<std::string>& names);

} // namespace ph
