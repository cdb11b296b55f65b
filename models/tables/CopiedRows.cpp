#include "models/tables/CopiedRows.h"

#include "models/tables/CopyText.h"

namespace ph {

namespace {

/// `take` is called with the cells of each row.
template <class Take>
void eachRow(const QString& tsv, Take take)
{
    for (qsizetype from = 0; from < tsv.size();) {
        auto end = tsv.indexOf(u'\n', from);
        if (end < 0)
            end = tsv.size();
        take(tsv.mid(from, end - from).split(u'\t'));
        from = end + 1;
    }
}

} // namespace

QString copiedCsv(const CopiedRows& rows)
{
    QString csv;
    eachRow(rows.tsv, [&](QStringList cells) {
        for (auto& cell : cells)
            cell = copyCell(cell, CopyFormat::Csv);
        csv += copyRow(cells, CopyFormat::Csv);
    });
    return csv;
}

QString copiedHtml(const CopiedRows& rows)
{
    // Without the charset some programs take UTF-8 for Latin 1.
    auto html = QStringLiteral("<meta charset=\"utf-8\"><table>\n");
    bool isHeader = rows.first == CopiedRows::First::Header;
    eachRow(rows.tsv, [&](const QStringList& cells) {
        const auto tag = isHeader ? QStringLiteral("th") : QStringLiteral("td");
        html += QLatin1String("<tr>");
        for (const auto& cell : cells)
            html += u'<' + tag + u'>' + cell.toHtmlEscaped() + QLatin1String("</") + tag + u'>';
        html += QLatin1String("</tr>\n");
        isHeader = false;
    });
    return html + QLatin1String("</table>\n");
}

} // namespace ph
