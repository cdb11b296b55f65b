#pragma once

#include "models/values/GateFacts.h"
#include "models/values/Result.h"

#include <stop_token>

namespace ph {

/// Streams "FILE" or "FILE#TABLE" for the newest time of `column`, by the values of column `by` where that is
/// not empty; a row without a value there is of the segment "". Errors as readFrame(); Invalid for a column
/// that is not there and for more than maxTimedSegments; Conflict for a file that changed meanwhile.
Result<NewestTimes> newestInTable(const QString& path, const QString& column, const QString& by,
                                  std::stop_token stop = {});
inline constexpr qsizetype maxTimedSegments = 1'000;

} // namespace ph
