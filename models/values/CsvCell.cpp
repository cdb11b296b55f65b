#include "models/values/CsvCell.h"

namespace ph {

QString withoutFormula(const QString& text)
{
    bool isNumber = text == QLatin1String("-Infinity"); // as we print it; toDouble() knows "-inf" only
    if (!isNumber)
        text.toDouble(&isNumber);
    const bool formula = !text.isEmpty() && QStringLiteral("=+-@\t\r").contains(text.front());
    return formula && !isNumber ? u'\'' + text : text;
}

QString csvCell(const QString& text)
{
    auto cell = withoutFormula(text);
    if (!cell.contains(u'"') && !cell.contains(u',') && !cell.contains(u'\n') && !cell.contains(u'\r'))
        return cell;
    return u'"' + cell.replace(u'"', QLatin1String("\"\"")) + u'"';
}

} // namespace ph
