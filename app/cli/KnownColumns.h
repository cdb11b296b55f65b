#pragma once

#include "app/UnknownColumn.h"
#include "app/cli/CommandLine.h"

namespace ph {

/// The column that a word of the command line means, as the search language reads it: "Created" is
/// start_time, "metric.auc" is metrics.auc.
ColumnKey columnFromWord(const QString& word);

/// The first key that is neither an attribute nor a key of any cached run. `found` is looked at first.
Result<std::optional<UnknownColumn>> firstUnknown(CommandLine& line, const RunTable& found,
                                                  const std::vector<ColumnKey>& keys);
QString didYouMean(const UnknownColumn& unknown); ///< "; did you mean metrics.auc?", or empty

/// Invalid, with what was expected, for the first key that is neither an attribute nor a key of any cached
/// run. `option` names where it stands: "--columns".
Result<void> requireKnown(CommandLine& line, const RunTable& found, const QString& option,
                          const std::vector<ColumnKey>& keys);

} // namespace ph
