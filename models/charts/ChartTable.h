#pragma once

#include <QStringList>

#include <functional>

namespace ph {

/// What a chart shows, as rows: for those who cannot see it, and for CSV. `row` makes one on asking, from
/// immutable data, on any thread.
struct ChartTable {
    QStringList header;
    qsizetype rows = 0;
    std::function<QStringList(qsizetype)> row;
};

/// RFC 4180, UTF-8, the header first. Cells that a spreadsheet would run as formulas get a leading
/// apostrophe unless they are numbers.
QByteArray csvLine(const QStringList& cells);

} // namespace ph
