#pragma once

#include "services/query/Query.h"

namespace ph {

/// What a column says about some rows.
struct ColumnUse {
    std::size_t runs = 0; ///< that have a value
    bool varies = false;  ///< more than one value; having none counts as one. NaN is one value
    friend bool operator==(const ColumnUse&, const ColumnUse&) = default;
};

/// One a column of the table, over the rows of the mask. On two threads where that pays. Unfinished where
/// `stop` was requested.
std::vector<ColumnUse> columnUses(const RunTable& table, const RowMask& mask, std::stop_token stop = {});

} // namespace ph
