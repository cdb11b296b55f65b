#include "models/charts/ChartTable.h"

#include "models/values/CsvCell.h"

namespace ph {

QByteArray csvLine(const QStringList& cells)
{
    QByteArray line;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        if (i > 0)
            line += ',';
        line += csvCell(cells[i]).toUtf8();
    }
    return line + "\r\n";
}

} // namespace ph
