#pragma once

#include "services/query/Query.h"

namespace ph {

/// The columns that a query compares, in its order; one that it names twice comes twice.
std::vector<ColumnKey> comparedColumns(const Query& query);

} // namespace ph
