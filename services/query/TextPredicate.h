#pragma once

#include "services/query/ColumnPredicate.h"

namespace ph {

/// Rows of `within` whose text, which each distinct value is asked for once, makes the comparison true; see
/// selectCompare().
Result<RowMask> selectTexts(const CompareNode& node, const TextColumn& column, const RowMask& within,
                            const std::stop_token& stop);

/// The rows within `within` that contain the text in name, id, user, tags or note (True), or in none of them
/// (False).
Result<RowMask> selectText(const TextNode& node, const RunTable& table, Truth truth, const RowMask& within,
                           const std::stop_token& stop);

} // namespace ph
