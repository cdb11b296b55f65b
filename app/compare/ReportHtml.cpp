#include "app/compare/ReportHtml.h"

#include "app/compare/ReportTables.h"

#include <QLocale>

namespace ph {

namespace {

constexpr char head[] = R"(<!DOCTYPE html>
<html lang="%1"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>%2</title>
<style>
body { font: 14px/1.45 Inter, system-ui, sans-serif; color: #1f2328; margin: 32px auto; max-width: 1160px; padding: 0 24px; }
h1 { font-size: 22px; margin: 0 0 4px; } h2 { font-size: 16px; margin: 32px 0 6px; }
ul.facts { list-style: none; margin: 0; padding: 0; color: #59636e; } ul.facts li { display: inline-block; margin-right: 18px; }
p.note, figcaption { color: #59636e; font-size: 12px; margin: 2px 0 8px; } p.remark { color: #7a4f01; }
figure { margin: 16px 0; } figure img { max-width: 100%; border: 1px solid #d7dce1; border-radius: 6px; }
figure h3 { font-size: 14px; margin: 0 0 6px; }
div.wide { overflow-x: auto; } table { border-collapse: collapse; font-size: 12.5px; }
th, td { text-align: left; padding: 4px 10px 4px 0; border-bottom: 1px solid #e3e7eb; vertical-align: top; white-space: nowrap; }
th { color: #59636e; font-weight: 500; } td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
</style></head><body>
)";

QString escaped(const QString& text)
{
    return text.toHtmlEscaped();
}

QString tableText(const ReportTable& table)
{
    QString html = QStringLiteral("<h2>%1</h2>\n").arg(escaped(table.title));
    if (!table.note.isEmpty())
        html += QStringLiteral("<p class=\"note\">%1</p>\n").arg(escaped(table.note));
    const auto line = [&](const QStringList& cells, const QString& tag) {
        html += QStringLiteral("<tr>");
        for (int i = 0; i < cells.size(); ++i) {
            const auto kind = table.numeric.contains(i) ? QStringLiteral(" class=\"n\"") : QString();
            html += u'<' + tag + kind + u'>' + escaped(cells[i]) + QStringLiteral("</") + tag + u'>';
        }
        html += QStringLiteral("</tr>\n");
    };
    html += QStringLiteral("<div class=\"wide\"><table><thead>");
    line(table.header, QStringLiteral("th"));
    html += QStringLiteral("</thead><tbody>\n");
    for (const auto& row : table.rows)
        line(row, QStringLiteral("td"));
    return html + QStringLiteral("</tbody></table></div>\n");
}

} // namespace

QByteArray reportHtml(const ComparisonReport& report)
{
    const auto language = QLocale().bcp47Name().left(12);
    const auto title = escaped(report.board.name);
    // Two steps: a name that holds "%2" stays a name.
    QString html = QString::fromLatin1(head).replace(QLatin1String("%1"), escaped(language));
    html.replace(html.indexOf(QLatin1String("%2")), 2, title);
    html += QStringLiteral("<h1>") + title + QStringLiteral("</h1>\n<ul class=\"facts\">");
    for (const auto& fact : reportFacts(report))
        html += QStringLiteral("<li>") + escaped(fact) + QStringLiteral("</li>");
    html += QStringLiteral("</ul>\n");
    for (const auto& remark : report.remarks)
        html += QStringLiteral("<p class=\"remark\">") + escaped(remark) + QStringLiteral("</p>\n");
    for (const auto& chart : report.charts) {
        html += QStringLiteral("<figure><h3>") + escaped(chart.title) +
                QStringLiteral("</h3><img width=\"%1\" alt=\"").arg(chart.size.width()) +
                escaped(chart.title) + QStringLiteral("\" src=\"data:image/svg+xml;base64,") +
                QString::fromLatin1(chart.svg.toBase64()) + QStringLiteral("\">");
        if (!chart.remark.isEmpty())
            html += QStringLiteral("<figcaption>") + escaped(chart.remark) + QStringLiteral("</figcaption>");
        html += QStringLiteral("</figure>\n");
    }
    for (const auto& table : reportTables(report, onScreen))
        html += tableText(table);
    return (html + QStringLiteral("</body></html>\n")).toUtf8();
}

} // namespace ph
