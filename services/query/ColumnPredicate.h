#pragma once

#include "services/query/Query.h"

namespace ph {

/// Whether a row's value must make the comparison true or make it false. A row without the value does
/// neither: three-valued logic with one bitmap.
enum class Truth { True, False };

/// The rows within `within` for which the comparison has this truth.
Result<RowMask> selectCompare(const CompareNode& node, const RunTable& table, Truth truth,
                              const RowMask& within, const std::stop_token& stop);

/// What is wrong with a comparison whatever the rows are: an unreadable pattern, LIKE on numbers.
Result<void> checkCompare(const CompareNode& node, const RunTable& table);

} // namespace ph
