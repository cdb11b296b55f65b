#pragma once

#include "services/query/Query.h"

namespace ph {

/// All rows of a table in the order of some keys. A search keeps of it what matches, in one pass: sorting a
/// million rows takes longer than a person waits for a letter.
struct RowOrder {
    RunTablePtr table;
    std::vector<SortKey> keys;
    std::vector<std::uint32_t> rows;
};
using RowOrderPtr = std::shared_ptr<const RowOrder>;

/// `known` itself where it is of this very table and these keys; it may be null.
RowOrderPtr rowOrder(const RunTablePtr& table, const std::vector<SortKey>& keys, const RowOrderPtr& known);

/// The same as sortedRows() of the mask.
std::vector<std::uint32_t> rowsInOrder(const RowOrder& order, const RowMask& mask);

} // namespace ph
