#pragma once

#include "models/tables/Format.h"
#include "models/tables/RunColumns.h"

#include <optional>

namespace ph {

/// Looks at up to 4,096 values spread over the column.
NumberFormat columnNumberFormat(const ColumnData& column);
/// Like formatNumber(), but a value too small for the shared decimals keeps its digits rather than showing
/// 0.0000.
QString numberText(double value, const NumberFormat& format);

/// The cell as a number: metrics, times in ms, params that read as numbers. None where absent or text.
std::optional<double> cellNumber(const ColumnData& column, std::size_t row);
bool cellHas(const ColumnData& column, std::size_t row);
/// As shown: one line, at most 300 characters, "—" where absent.
QString cellText(const ColumnData* column, std::size_t row, const ColumnKey& key, ColumnShape shape,
                 const NumberFormat& format, std::int64_t nowMs);
/// Every digit, whole text, times in ISO 8601 UTC; empty where absent. For copying and tooltips.
QString cellExactText(const ColumnData* column, std::size_t row);
/// True where both cells say the same.
bool sameCell(const ColumnData* a, std::size_t rowA, const ColumnData* b, std::size_t rowB);

QString absentText(); ///< "—"
/// Server text as a cell shows it: at most 300 characters, control characters and line breaks as blanks.
QString singleLine(QString text);

} // namespace ph
