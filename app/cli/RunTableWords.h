#pragma once

#include "app/cli/CommandLine.h"
#include "app/drift/PlacedTable.h"

namespace ph {

/// How a command's help says what may stand for a table's file.
inline constexpr char runTableHelp[] = "A table may be a run's: run:CONNECTION/RUN_ID/PATH of its artifacts, "
                                       "input:CONNECTION/RUN_ID/NAME of its\n"
                                       "dataset inputs. It is fetched once, and read offline from then on.\n";

/// placeTable() for a word of the command line: the workspace is opened only where a run's table is meant.
Result<PlacedTable> placedTable(CommandLine& line, const std::string& word);
/// The same for both tables of a plan.
Result<PlacedPlan> placedPlan(CommandLine& line, DriftPlan plan);

} // namespace ph
