#pragma once

#include "models/values/DriftDetail.h"
#include "services/driftstudy/CellValues.h"

#include <functional>

namespace ph {

// What charts show of two cells, from values that are sorted already.

/// Of both together; nothing where a side has no finite value. Bins are of one width, or a whole number each
/// where there are few; where a few values lie far out, the outermost bins reach to them.
std::optional<NumberDistributions> numberDistributions(const SortedSample& reference,
                                                       const SortedSample& current);
BoxFigures boxFigures(const SortedSample& sample);

/// Those whose share moved most first.
std::vector<CategoryPair> categoryPairs(const CategoryCounts& reference, const CategoryCounts& current);

/// Numbers, or of texts their lengths in characters.
SortedSample measuredNumbers(const CellValues& values, DriftValues as);

/// How a column's cells follow each other. `window` gives one of so many; none is kept.
ColumnHistory columnHistory(const CellValues& reference, const CellValues& current, std::size_t windows,
                            const std::function<CellValues(std::size_t)>& window, DriftValues as);

} // namespace ph
