#pragma once

#include <QStringList>

namespace ph {

enum class CopyFormat { Tsv, Csv, Markdown };

/// One cell, ready to stand in a row. What a spreadsheet would run as a formula is led by an apostrophe in
/// TSV and CSV; line breaks become blanks where the format has none.
QString copyCell(const QString& text, CopyFormat format);
/// Cells of copyCell() as a line, its end included.
QString copyRow(const QStringList& cells, CopyFormat format);
/// The line that Markdown wants below a header; empty for the other formats.
QString copyRule(const QList<Qt::AlignmentFlag>& columns, CopyFormat format);

} // namespace ph
