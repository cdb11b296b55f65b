#pragma once

#include "models/values/Result.h"
#include "services/frames/CellGrid.h"

/// Separated values as they are found: RFC 4180, with whatever separator, LF or CRLF. A quote means something
/// only where a cell begins; text behind a closing quote belongs to the cell.
namespace ph {

enum class RecordOf { First, Last };

/// Where the first, or the last, record that is complete ends: behind a line break outside quotes. npos where
/// there is none.
std::size_t recordEnd(std::string_view csv, char separator, RecordOf which);

enum class CsvEnd { Whole, InQuotes };

/// Splits grid.bytes, which begin with a record and are at most 4 GiB, into grid.columns cells a row. Escaped
/// quotes are resolved in place. Short rows are filled up with empty cells, cells beyond the last column
/// dropped, lines without anything skipped, each counted in `grid`. InQuotes where the last quote is never
/// closed.
CsvEnd splitCsv(CellGrid& grid, char separator);

/// The cells of the first record; all of `csv` is one where none is complete.
std::vector<std::string> firstRecord(std::string_view csv, char separator);

/// Which of comma, tab, semicolon and bar gives these lines the most cells that all of them agree on; comma
/// where none does.
char guessSeparator(const std::string& head);

} // namespace ph
