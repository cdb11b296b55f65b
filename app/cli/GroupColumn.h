#pragma once

#include "app/cli/CommandLine.h"
#include "models/values/ComparedRuns.h"

namespace ph {

/// NotFound, with what may have been meant, where none of the runs has the column that they are to be grouped
/// by: all of them would be one group, without a word.
Result<void> requireGroupColumn(CommandLine& line, const ComparedRuns& runs, const ColumnKey& by);

} // namespace ph
