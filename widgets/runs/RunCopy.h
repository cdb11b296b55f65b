#pragma once

#include <QList>
#include <QString>

namespace ph {

class RunTableModel;

enum class CopyFormat { Tsv, Csv, Markdown };

/// The columns of some lines as text with a header: exact values, one line a run. Cells that a spreadsheet
/// would run as a formula are led by an apostrophe in TSV and CSV.
QString copyLines(const RunTableModel& model, const QList<int>& lines, CopyFormat format);

} // namespace ph
