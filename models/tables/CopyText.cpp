#include "models/tables/CopyText.h"

#include "models/values/CsvCell.h"

namespace ph {

namespace {

QString oneLine(QString text)
{
    for (auto& c : text) {
        if (c == u'\t' || c == u'\n' || c == u'\r')
            c = u' ';
    }
    return text;
}

} // namespace

QString copyCell(const QString& text, CopyFormat format)
{
    switch (format) {
    case CopyFormat::Tsv:
        return oneLine(withoutFormula(text));
    case CopyFormat::Csv:
        return csvCell(text);
    case CopyFormat::Markdown:
        return oneLine(text).replace(u'\\', QLatin1String("\\\\")).replace(u'|', QLatin1String("\\|"));
    }
    return {};
}

QString copyRow(const QStringList& cells, CopyFormat format)
{
    switch (format) {
    case CopyFormat::Tsv:
        return cells.join(u'\t') + u'\n';
    case CopyFormat::Csv:
        return cells.join(u',') + QLatin1String("\r\n");
    case CopyFormat::Markdown:
        return QLatin1String("| ") + cells.join(QLatin1String(" | ")) + QLatin1String(" |\n");
    }
    return {};
}

QString copyRule(const QList<Qt::AlignmentFlag>& columns, CopyFormat format)
{
    if (format != CopyFormat::Markdown)
        return {};
    QStringList cells;
    for (const auto alignment : columns)
        cells.append(alignment == Qt::AlignRight ? QStringLiteral("---:") : QStringLiteral("---"));
    return copyRow(cells, format);
}

} // namespace ph
