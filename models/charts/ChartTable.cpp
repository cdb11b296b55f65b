#include "models/charts/ChartTable.h"

namespace ph {

QByteArray csvLine(const QStringList& cells)
{
    QByteArray line;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        auto cell = cells[i];
        bool isNumber = false;
        cell.toDouble(&isNumber);
        if (!isNumber && !cell.isEmpty() && QStringLiteral("=+-@\t\r").contains(cell.front()))
            cell.prepend(u'\'');
        if (cell.contains(u'"') || cell.contains(u',') || cell.contains(u'\n') || cell.contains(u'\r')) {
            cell.replace(u'"', QStringLiteral("\"\""));
            cell = u'"' + cell + u'"';
        }
        if (i > 0)
            line += ',';
        line += cell.toUtf8();
    }
    return line + "\r\n";
}

} // namespace ph
