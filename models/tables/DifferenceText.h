#pragma once

#include "models/tables/CopyText.h"
#include "models/values/DifferenceTable.h"

namespace ph {

/// A difference table as rows of exact text, for copying and CSV, made from immutable data on any thread. The
/// key comes first; a group has a column each for its mean (or most frequent text), standard deviation,
/// median and count.
QStringList differenceTextHeader(const DifferenceTable& table, std::span<const std::uint32_t> columns);
QStringList differenceTextRow(const DifferenceTable& table, const DifferenceRow& row,
                              std::span<const std::uint32_t> columns);
/// Those that are shown: indexes into rows().
std::vector<int> differenceTextRows(const DifferenceTable& table);

QString differenceText(const DifferenceTable& table, std::span<const std::uint32_t> columns,
                       CopyFormat format);

} // namespace ph
